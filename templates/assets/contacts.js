// The Contacts Manager comes alive: boxes and fields save themselves, rows expand in place, questions open as dialogs. Every part
// of it works without this script as well; the server renders all words and marks, the script only puts them in their places.
'use strict';

(() => {
  const find = (selector, from = document) => from.querySelector(selector);
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  document.documentElement.classList.add('js');

  const said = find('#said')?.dataset ?? {};
  const say = text => {
    const live = find('#live');
    if (live) live.textContent = text ?? '';
  };
  const fragment = (address, options = {}) =>
    fetch(address, { ...options, headers: { 'X-Requested-With': 'fetch', ...options.headers } });
  const parsed = html => new DOMParser().parseFromString(html, 'text/html');

  // ---- what went wrong stands in sight, with the way on where there is one -------------------------------------------

  // To this very address: whoever is no longer logged in is sent to the log-in page, and from there back to it.
  const onward = { ended: 'login', waiting: 'reload', refused: 'reload', stale: 'reload' };
  const wayOn = reason => onward[reason]
    && Object.assign(document.createElement('a'), { href: location.href.split('#')[0], textContent: said[onward[reason]] ?? '' });

  const reasonOf = async answer => {
    if (!answer) return 'failed';
    if (answer.status === 401) return 'ended';
    if (answer.status === 429 || answer.status >= 500) return 'busy';
    if (answer.status !== 409) return 'refused';
    const problem = await answer.json().catch(() => ({}));
    return problem.type === 'request-waiting' ? 'waiting' : 'conflict';
  };

  // What may be tried again stands until that very thing is saved, or somebody closes it: others that are saved meanwhile do not
  // save it. `unsaved`: what it is, and how it is tried again.
  const trouble = find('#trouble');
  let failures = 0;
  let left = null;
  const tell = (reason, { words = said[reason], unsaved } = {}) => {
    say('');
    ++failures;
    if (!trouble) return;
    left = reason === 'failed' || reason === 'busy' ? unsaved ?? null : null;
    trouble.hidden = false;
    find('p', trouble).textContent = words ?? '';
    find('.btn-go', trouble)?.remove();
    const way = left ? Object.assign(document.createElement('button'), { type: 'button', textContent: said.again ?? '' }) : wayOn(reason);
    if (!way) return;
    way.className = 'btn btn-go';
    find('button', trouble).before(way);
  };
  const calm = saved => {
    if (!trouble || left && saved !== undefined && left.what !== saved) return;
    left = null;
    trouble.hidden = true;
  };
  trouble?.addEventListener('click', event => {
    const button = event.target.closest('button');
    if (!button) return;
    const again = button.matches('.btn-go') ? left?.again : null;
    calm();
    again?.();
  });


  // ---- what people do is saved in the order in which they do it --------------------------------------------------------

  let queue = Promise.resolve();
  let underWay = 0;
  const inTurn = work => {
    ++underWay;
    return (queue = queue.then(work, work).finally(() => --underWay));
  };

  // Whoever goes on right after typing goes on with what he typed. False: it could not be saved, and the page says why.
  const saved = async () => {
    const before = failures;
    while (underWay) await queue.catch(() => null);
    return failures === before;
  };


  // ---- dialogs: forms marked data-dialog ask first -----------------------------------------------------------------

  // `inside`: the dialog that leads to another question. It asks that one instead.
  const ask = async (address, look, inside) => {
    if (!await saved()) return;
    const asker = document.activeElement;
    const answer = await fragment(address).catch(() => null);
    if (!answer?.ok || answer.redirected) return location.assign(address);
    if (inside?.isConnected) {
      fill(inside, await answer.text());
      return title(inside)?.focus();
    }
    const dialog = document.createElement('dialog');
    if (look !== 'wide' && !address.endsWith('/add')) dialog.classList.add('ask');
    document.body.append(dialog);
    fill(dialog, await answer.text());
    dialog.addEventListener('close', () => {
      dialog.remove();
      asker?.focus();
    });
    dialog.showModal();
    title(dialog)?.focus();
  };

  // One at a time: the second click of two asks for nothing.
  let asking = null;
  const openDialog = (address, look, inside) => { asking ??= ask(address, look, inside).finally(() => { asking = null; }); };

  const title = dialog => find('h2[tabindex]', dialog);

  // Where a refused form is looked at first: the field that is wrong, what stands above all fields, what is said of an address.
  const refusal = dialog => {
    const notice = find('[role=alert], .notice.bad', dialog) ?? find('[data-hint]', dialog);
    const told = notice && (find('h2, h3', notice) ?? notice);
    if (told) told.tabIndex = -1;
    return find('[aria-invalid=true]', dialog) ?? told ?? title(dialog);
  };

  const fill = (dialog, html) => {
    dialog.replaceChildren(...parsed(html).body.childNodes);
    title(dialog)?.setAttribute('id', 'dialog-title');
    dialog.setAttribute('aria-labelledby', 'dialog-title');
    const form = find('form', dialog);
    form?.addEventListener('submit', event => {
      event.preventDefault();
      answerDialog(dialog, form, event.submitter);
    });
    all('[data-close]', dialog).forEach(link => link.addEventListener('click', event => {
      event.preventDefault();
      dialog.close();
    }));
    dialog.dispatchEvent(new CustomEvent('filled', { bubbles: true }));
  };

  // Done: to the page that says so. Refused: the same form again, with what was typed and the reasons.
  const answerDialog = async (dialog, form, submitter) => {
    const button = find('.foot button', form);
    if (button) button.disabled = true;
    const body = new URLSearchParams(new FormData(form));
    if (submitter?.name) body.append(submitter.name, submitter.value);
    const answer = await fragment(form.action, { method: 'POST', body }).catch(() => null);
    if (answer?.redirected) {
      const here = location.href.split('#')[0];
      if (answer.url.split('#')[0] === here) location.reload();
      else location.assign(answer.url);
      return;
    }
    const type = answer?.headers.get('Content-Type') ?? '';
    if (answer && type.startsWith('text/html') && (answer.status === 409 || answer.status === 422)) {
      fill(dialog, await answer.text());
      refusal(dialog)?.focus();
      return;
    }
    if (button) button.disabled = false;
    let warning = find('.dialog-failed', form);
    if (!warning) {
      warning = Object.assign(document.createElement('p'), { className: 'err dialog-failed' });
      warning.setAttribute('role', 'alert');
      find('.scroll', form)?.prepend(warning);
    }
    const reason = answer?.ok ? 'refused' : await reasonOf(answer);
    warning.replaceChildren(...[said[reason] ?? '', ' ', wayOn(reason)].filter(Boolean));
  };

  // What would be sent now: the form itself may be another one when it goes.
  const copyOf = (form, submitter) => {
    const action = submitter?.hasAttribute('formaction') ? submitter.formAction : form.action;
    const copy = Object.assign(document.createElement('form'), { method: form.method, action, hidden: true });
    for (const [name, value] of new FormData(form, submitter))
      copy.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }));
    return copy;
  };

  document.addEventListener('submit', async event => {
    const { target: form, submitter } = event;
    if (event.defaultPrevented) return;
    if (form.matches('[data-dialog]')) {
      event.preventDefault();
      const asked = new URLSearchParams(new FormData(form)).toString();
      return openDialog(asked ? `${form.action}?${asked}` : form.action, form.dataset.dialog);
    }
    if (!underWay) return;
    event.preventDefault();
    const copy = copyOf(form, submitter);
    if (!await saved()) return;
    document.body.append(copy);
    copy.submit();
  });

  document.addEventListener('click', async event => {
    const link = event.target.closest?.('a[href]');
    if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const { href, target, dataset } = link;
    if ('dialog' in dataset) {
      event.preventDefault();
      return openDialog(href, dataset.dialog, link.closest('dialog'));
    }
    if (!underWay || target || link.hasAttribute('download') || link.getAttribute('href').startsWith('#')) return;
    event.preventDefault();
    if (await saved()) location.assign(href);
  });


  // ---- what was done is told where it stands: an answer that was fetched led here without its fragment -----------------

  const here = new URLSearchParams(location.search);
  const row = here.has('about') && document.getElementById('r-' + here.get('about'));
  const told = here.has('notice') && ((row && find('.inrow p.add', row.parentNode)) || find('.notice.ok h2'));
  if (told) {
    told.tabIndex = -1;
    told.focus({ preventScroll: true });
    told.scrollIntoView({ block: 'center' });
  }


  // ---- the matrix --------------------------------------------------------------------------------------------------

  // The list as a whole: what stands in it changes while somebody searches, the element stays.
  const matrix = find('#list');
  if (!matrix) return;
  const { path, api } = matrix.dataset;
  const prefix = () => matrix.dataset.prefix;
  const csrf = () => find('#csrf')?.value ?? '';
  const rowOf = person => document.getElementById('r-' + person);
  const panelOf = person => document.getElementById('p-' + person);

  // Puts one part of an answer in the place of what stands there, and keeps the focus where it is.
  const replace = (old, fresh) => {
    if (!old || !fresh || old.outerHTML === fresh.outerHTML) return;
    const focused = old.contains(document.activeElement) ? document.activeElement : null;
    const typed = focused?.matches('input:not([type=checkbox]), textarea') ? focused.value : null;
    old.replaceWith(fresh);
    if (!focused) return;
    const again = focused.id ? document.getElementById(focused.id) : find(focused.matches('.cb') ? '.cb' : 'a, button', fresh);
    if (typed !== null && again) again.value = typed;
    again?.focus();
  };

  // Boxes that wait, each for its last turn: what an earlier answer says of them is older than what somebody wishes.
  const waiting = new Map();
  const asSent = element => element.outerHTML.replaceAll(' tabindex="-1"', ''); // That one is ours, see list.js.

  const applyRow = (row, fresh) => {
    row.className = fresh.className;
    [...row.cells].forEach((cell, i) => {
      const box = find('.cb', cell);
      const now = find('.cb', fresh.cells[i]);
      if (waiting.has(box)) return;
      const next = fresh.cells[i].cloneNode(true);
      next.classList.toggle('touched', cell.matches('.touched'));
      if (box && now && asSent(cell) === next.outerHTML) box.checked = now.checked;
      else replace(cell, next);
    });
  };

  // What stands in a field and was not sent: typed since, or beside what somebody else wrote there meanwhile. It stays as it is,
  // with the value that it was typed over.
  const unsent = (field, sent) => {
    const input = find('input.form-control, select', field);
    if (!input || input.disabled) return false;
    if (sent ? !sent.has(input.name) : find('[data-replace]', field)) return true;
    const before = sent ? sent.get(input.name) : input.matches('select') ? find('option[selected]', input)?.value : input.defaultValue;
    return input.value !== before;
  };

  // A box that somebody changed since stays as he wishes it, over what the server knows by now.
  const changedSince = (box, sent) => box.checked !== (sent ? sent.getAll(box.name).includes(box.value) : box.defaultChecked);

  const applyPanel = (panel, fresh, sent) => {
    panel.className = fresh.className;
    all('[data-field]', panel).filter(field => !unsent(field, sent)).forEach(field => {
      const now = find(`[data-field="${CSS.escape(field.dataset.field)}"]`, fresh)?.cloneNode(true);
      const box = find('.cb', field), next = now && find('.cb', now);
      if (box && next && !box.disabled && !next.disabled && changedSince(box, sent)) next.checked = box.checked;
      if (box && next && field.outerHTML === now.outerHTML) box.checked = next.checked;
      else replace(field, now);
    });
    replace(find('input[name="was.roles"]', panel), find('input[name="was.roles"]', fresh));
    replace(find('.panelfoot', panel), find('.panelfoot', fresh));
    const errors = find('.panel-errors', panel), now = find('.panel-errors', fresh);
    if (errors && !now) errors.remove();
    else if (errors) replace(errors, now);
    else if (now) find('.fields', panel).before(now);
  };

  const applyBar = fresh => {
    const bar = find('#draft-bar');
    if (!bar || !fresh) return;
    const count = find('#count', bar), now = find('#count', fresh);
    if (!count || !now) return bar.replaceWith(fresh);
    if (count.textContent !== now.textContent) count.textContent = now.textContent;
    const go = find('.btn-go', bar), goes = find('.btn-go', fresh); // Nobody decides about some sets: then it says so.
    if (go && goes) go.textContent = goes.textContent;
    count.nextElementSibling.replaceWith(now.nextElementSibling);
  };

  // Everything the server has to say about one person and the draft as a whole.
  const apply = (html, person, sent) => {
    const answer = parsed(`${html}`);
    const row = rowOf(person), fresh = answer.getElementById('r-' + person);
    if (row && fresh) applyRow(row, fresh);
    all(`[data-findings="${CSS.escape(person)}"]`).forEach(old => old.remove());
    const findings = find('tr.inrow', answer);
    if (row && findings) row.after(findings);
    const panel = panelOf(person), details = answer.getElementById('p-' + person);
    if (panel && details) applyPanel(panel, details, sent);
    if (row && !fresh) {
      panel?.remove();
      row.remove();
    }
    ['findings', 'group', 'chips'].forEach(id => replace(document.getElementById(id), answer.getElementById(id)));
    all('th[data-role]', matrix).forEach(head => {
      const now = find(`th[data-role="${CSS.escape(head.dataset.role)}"] .cnt`, answer);
      replace(find('.cnt', head), now);
    });
    applyBar(find('#draft-bar', answer));
  };

  const address = (person, open) =>
    `${path}${prefix()}only=${encodeURIComponent(person)}${open ? '&open=' + encodeURIComponent(person) : ''}`;

  const refresh = async person => {
    const answer = await fragment(address(person, panelOf(person)));
    if (!answer.ok) throw new Error(answer.status);
    apply(await answer.text(), person);
  };

  const counted = saved => {
    calm(saved);
    say([find('#count')?.textContent, find('#draft-bar .saved')?.parentElement.textContent].filter(Boolean).join('. '));
  };


  // At once what the answer will confirm: added or withdrawn against the live data. What was touched stays in sight, also where
  // only what is held stands, so that it can be ticked again.
  const mark = box => {
    const cell = box.closest('td');
    const live = box.dataset.live === '1';
    cell.classList.add('touched');
    cell.classList.toggle('add', box.checked && !live);
    cell.classList.toggle('del', !box.checked && live);
  };

  const changeBox = (box, person) => {
    const wish = box.checked, turn = {};
    waiting.set(box, turn);
    mark(box);
    inTurn(() => saveBox(box, person, wish, turn));
  };

  // The box may be another one by then: its row was shown anew.
  const changeAgain = (person, role, wish) => {
    const row = rowOf(person);
    const box = row && find(`td.role .cb[value="${CSS.escape(role)}"]`, row);
    if (!box || box.disabled) return location.reload();
    box.focus();
    if (box.checked === wish) return;
    box.checked = wish;
    changeBox(box, person);
  };

  // A box saves itself; when that fails it goes back and the page says why.
  const saveBox = async (box, person, wish, turn) => {
    const role = box.value, what = `${person} ${role}`;
    say(said.saving);
    const answer = await fetch(`${api}/draft/changes`, {
      method: 'POST',
      keepalive: true,
      headers: { 'Content-Type': 'application/json', 'X-CSRF-Token': csrf() },
      body: JSON.stringify({ kind: wish ? 'grant-role' : 'revoke-role', contact: person, role }),
    }).catch(() => null);
    const last = waiting.get(box) === turn;
    if (last) waiting.delete(box);
    if (answer?.ok) return refresh(person).then(() => counted(what), () => { calm(what); tell('stale'); });
    if (last) mark(Object.assign(box, { checked: !wish }));
    tell(await reasonOf(answer), { unsaved: last ? { what, again: () => changeAgain(person, role, wish) } : null });
    if (answer?.status === 409) await refresh(person).catch(() => null);
  };

  // Details save themselves as soon as a field is left.
  const saveDetails = async (form, body, again, sent = body) => {
    const person = form.elements.person.value;
    const what = `details ${person}`;
    say(said.saving);
    try {
      const answer = await fragment(form.action, { method: 'POST', body, keepalive: true });
      const type = answer.headers.get('Content-Type') ?? '';
      const shows = type.startsWith('text/html') && (answer.ok || answer.status === 409 || answer.status === 422);
      if (!shows) return tell(await reasonOf(answer), { unsaved: { what, again } });
      apply(await answer.text(), person, sent);
      if (answer.ok) counted(what);
      else if (answer.status === 409) tell('conflict');
      else tell('refused', { words: find('.err', panelOf(person) ?? document)?.textContent });
    } catch {
      tell('failed', { unsaved: { what, again } });
    }
  };

  const fieldOf = element => element?.closest('[data-field]')?.dataset.field;

  // What other fields save leaves out a field in which somebody still types, and one where somebody else wrote meanwhile: that is
  // replaced only when the field itself is asked.
  const bodyOf = (form, asked) => {
    const body = new URLSearchParams(new FormData(form));
    all('[data-replace], input.form-control:focus', form).map(fieldOf).filter(name => name !== asked).forEach(name => {
      body.delete(name);
      body.delete('was.' + name);
    });
    return body;
  };

  // Sent as it stands when its turn comes, which knows what the answer before it said. Enter tells of the change and of the form, with
  // one and the same in it: saved twice, the second would confirm a clash that the first has just found and nobody has seen.
  const queued = new Set();
  const queueDetails = (form, asked) => {
    const key = `${bodyOf(form, asked)}`;
    if (queued.has(key)) return queue;
    queued.add(key);
    const again = () => {
      const now = find('#details');
      return queueDetails(now?.elements.person.value === form.elements.person.value ? now : form, asked);
    };
    return inTurn(() => saveDetails(form, bodyOf(form, asked), again).finally(() => queued.delete(key)));
  };

  const focusField = name => find('input:not([type=hidden]), select', find(`[data-field="${CSS.escape(name)}"]`) ?? matrix)?.focus();

  const fold = person => {
    panelOf(person)?.remove();
    const row = rowOf(person);
    row?.classList.remove('open');
    find('.twist', row ?? document)?.setAttribute('aria-expanded', 'false');
    history.replaceState(null, '', path + prefix().slice(0, -1));
  };

  // By somebody who looks at it: not before what he typed is saved.
  const foldNow = async person => {
    if (!await saved()) return;
    fold(person);
    find('.twist', rowOf(person) ?? matrix)?.focus();
  };

  const expand = async person => {
    if (!await saved()) return;
    const answer = await fragment(address(person, true)).catch(() => null);
    if (!answer?.ok) return location.assign(`${path}${prefix()}open=${encodeURIComponent(person)}`);
    const panel = parsed(await answer.text()).getElementById('p-' + person);
    if (!panel) return;
    all('[data-panel]').forEach(open => fold(open.dataset.panel));
    const row = rowOf(person);
    const below = row.nextElementSibling?.matches('.inrow') ? row.nextElementSibling : row;
    below.after(panel);
    row.classList.add('open');
    find('.twist', row).setAttribute('aria-expanded', 'true');
    history.replaceState(null, '', `${path}${prefix()}open=${encodeURIComponent(person)}`);
  };

  matrix.addEventListener('click', event => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const replacing = event.target.closest('[data-replace]');
    if (replacing) {
      const name = fieldOf(replacing);
      return queueDetails(replacing.form, name).then(() => focusField(name));
    }
    const closing = event.target.closest('.fold');
    if (closing) {
      event.preventDefault();
      return foldNow(closing.closest('[data-panel]').dataset.panel);
    }
    const opener = event.target.closest('.twist, a.name, a[data-open]');
    if (!opener) return;
    event.preventDefault();
    const person = opener.closest('tr').dataset.person;
    if (panelOf(person) && opener.matches('.twist')) return foldNow(person);
    const shown = panelOf(person) ? Promise.resolve() : expand(person);
    if (!opener.matches('.twist')) shown.then(() => panelOf(person) && find('input:not([type=hidden]), select', panelOf(person))?.focus());
  });

  matrix.addEventListener('change', event => {
    const box = event.target;
    const panel = box.closest('form[data-autosave]');
    if (panel) return queueDetails(panel, fieldOf(box));
    if (!matrix.hasAttribute('data-editable') || !box.matches('td.role .cb')) return;
    changeBox(box, box.closest('tr').dataset.person);
  });

  matrix.addEventListener('submit', event => {
    const form = event.target;
    if (form.matches('[data-autosave]')) {
      event.preventDefault();
      queueDetails(form, fieldOf(document.activeElement));
    }
    if (form.id === 'put-back' && ['takeBack', 'keep'].includes(event.submitter?.name)) {
      event.preventDefault();
      const body = new URLSearchParams(new FormData(form));
      body.set(event.submitter.name, event.submitter.value);
      const name = fieldOf(event.submitter);
      const put = () => inTurn(async () => {
        await saveDetails(form, body, put, bodyOf(find('#details'), name));
        focusField(name);
      });
      put();
    }
  });
})();
