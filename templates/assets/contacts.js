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
    if (answer.status !== 409) return 'refused';
    const problem = await answer.json().catch(() => ({}));
    return problem.type === 'request-waiting' ? 'waiting' : 'conflict';
  };

  const trouble = find('#trouble');
  const tell = (reason, words = said[reason]) => {
    say('');
    if (!trouble) return;
    trouble.hidden = false;
    find('p', trouble).textContent = words ?? '';
    find('a', trouble)?.remove();
    const link = wayOn(reason);
    if (!link) return;
    link.className = 'btn btn-go';
    find('button', trouble).before(link);
  };
  const calm = () => { if (trouble) trouble.hidden = true; };
  trouble?.addEventListener('click', event => { if (event.target.closest('button')) calm(); });


  // ---- dialogs: forms marked data-dialog ask first -----------------------------------------------------------------

  const openDialog = async (address, look) => {
    const asker = document.activeElement;
    const answer = await fragment(address).catch(() => null);
    if (!answer?.ok || answer.redirected) return location.assign(address);
    const dialog = document.createElement('dialog');
    if (look !== 'wide' && !address.endsWith('/add')) dialog.classList.add('ask');
    document.body.append(dialog);
    fill(dialog, await answer.text());
    dialog.addEventListener('close', () => {
      dialog.remove();
      asker?.focus();
    });
    dialog.showModal();
    find('[tabindex="-1"]', dialog)?.focus();
  };

  const fill = (dialog, html) => {
    dialog.replaceChildren(...parsed(html).body.childNodes);
    const title = find('h2', dialog);
    if (title) {
      title.id = 'dialog-title';
      dialog.setAttribute('aria-labelledby', title.id);
    }
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
      (find('[aria-invalid=true], [role=alert] h2, .notice h2', dialog) ?? find('h2', dialog))?.focus();
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

  document.addEventListener('submit', event => {
    if (event.defaultPrevented || !event.target.matches('form[data-dialog]')) return;
    event.preventDefault();
    const asked = new URLSearchParams(new FormData(event.target)).toString();
    openDialog(asked ? `${event.target.action}?${asked}` : event.target.action, event.target.dataset.dialog);
  });

  document.addEventListener('click', event => {
    const link = event.target.closest?.('a[data-dialog]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    openDialog(link.href, link.dataset.dialog);
  });


  // ---- the matrix --------------------------------------------------------------------------------------------------

  // The list as a whole: what stands in it changes while somebody searches, the element stays.
  const matrix = find('#list');
  if (!matrix) return;
  const { path, api } = matrix.dataset;
  const prefix = () => matrix.dataset.prefix;
  const csrf = () => find('#csrf')?.value ?? '';
  const rowOf = person => document.getElementById('r-' + person);
  const panelOf = person => document.getElementById('p-' + person);

  // One change after the other, in the order in which they were made.
  let queue = Promise.resolve();
  const inTurn = work => (queue = queue.then(work, work));

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

  // Boxes that wait for their turn: what an earlier answer says of them is older than what somebody wishes.
  const waiting = new Set();
  const asSent = element => element.outerHTML.replaceAll(' tabindex="-1"', ''); // That one is ours, see below.

  const applyRow = (row, fresh) => {
    row.className = fresh.className;
    [...row.cells].forEach((cell, i) => {
      const box = find('.cb', cell);
      const now = find('.cb', fresh.cells[i]);
      if (waiting.has(box)) return;
      if (box && now && asSent(cell) === fresh.cells[i].outerHTML) box.checked = now.checked;
      else replace(cell, fresh.cells[i].cloneNode(true));
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

  const applyPanel = (panel, fresh, sent) => {
    panel.className = fresh.className;
    all('[data-field]', panel).filter(field => !unsent(field, sent)).forEach(field => {
      const now = find(`[data-field="${CSS.escape(field.dataset.field)}"]`, fresh);
      const box = find('.cb', field);
      if (box && now && field.outerHTML === now.outerHTML) box.checked = find('.cb', now).checked;
      else replace(field, now?.cloneNode(true));
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

  const counted = () => {
    calm();
    say([find('#count')?.textContent, find('#draft-bar .saved')?.textContent].filter(Boolean).join('. '));
  };


  // A box saves itself; when that fails it goes back and the page says why.
  const saveBox = async (box, person, wish) => {
    say(said.saving);
    const answer = await fetch(`${api}/draft/changes`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-CSRF-Token': csrf() },
      body: JSON.stringify({ kind: wish ? 'grant-role' : 'revoke-role', contact: person, role: box.value }),
    }).catch(() => null);
    waiting.delete(box);
    if (answer?.ok) {
      mark(box);
      return refresh(person).then(counted, () => tell('stale'));
    }
    box.checked = !wish;
    tell(await reasonOf(answer));
    if (answer?.status === 409) await refresh(person).catch(() => null);
  };

  // At once what the answer will confirm: added or withdrawn against the live data.
  const mark = box => {
    const cell = box.closest('td');
    const live = box.dataset.live === '1';
    cell.classList.toggle('add', box.checked && !live);
    cell.classList.toggle('del', !box.checked && live);
  };

  // Details save themselves as soon as a field is left.
  const saveDetails = async (form, body, sent = body) => {
    const person = form.elements.person.value;
    say(said.saving);
    try {
      const answer = await fragment(form.action, { method: 'POST', body });
      const type = answer.headers.get('Content-Type') ?? '';
      const shows = type.startsWith('text/html') && (answer.ok || answer.status === 409 || answer.status === 422);
      if (!shows) return tell(await reasonOf(answer));
      apply(await answer.text(), person, sent);
      if (answer.ok) counted();
      else if (answer.status === 409) tell('conflict');
      else tell('refused', find('.err', panelOf(person) ?? document)?.textContent);
    } catch {
      tell('failed');
    }
  };

  // A field where somebody else wrote meanwhile replaces that only when it is asked itself: what other fields save leaves it out.
  const bodyOf = (form, asked) => {
    const body = new URLSearchParams(new FormData(form));
    all('[data-replace]', form).map(button => button.closest('[data-field]')).filter(field => !field.contains(asked)).forEach(field => {
      body.delete(field.dataset.field);
      body.delete('was.' + field.dataset.field);
    });
    return body;
  };

  // Enter tells of the change and of the form, with one and the same in it: saved twice, the second would confirm a clash that the
  // first has just found and nobody has seen.
  const underWay = new Set();
  const queueDetails = (form, asked) => {
    const body = bodyOf(form, asked), key = `${body}`;
    if (underWay.has(key)) return queue;
    underWay.add(key);
    return inTurn(() => saveDetails(form, body).finally(() => underWay.delete(key)));
  };

  const focusField = name => find('input:not([type=hidden]), select', find(`[data-field="${CSS.escape(name)}"]`) ?? matrix)?.focus();

  const fold = person => {
    panelOf(person)?.remove();
    const row = rowOf(person);
    row?.classList.remove('open');
    find('.twist', row ?? document)?.setAttribute('aria-expanded', 'false');
    history.replaceState(null, '', path + prefix().slice(0, -1));
  };

  const expand = async person => {
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
      const name = replacing.closest('[data-field]').dataset.field;
      return queueDetails(replacing.form, replacing).then(() => focusField(name));
    }
    const closing = event.target.closest('.fold');
    if (closing) {
      event.preventDefault();
      const person = closing.closest('[data-panel]').dataset.panel;
      fold(person);
      return find('.twist', rowOf(person)).focus();
    }
    const opener = event.target.closest('.twist, a.name, a[data-open]');
    if (!opener) return;
    event.preventDefault();
    const person = opener.closest('tr').dataset.person;
    if (panelOf(person) && opener.matches('.twist')) return fold(person);
    const shown = panelOf(person) ? Promise.resolve() : expand(person);
    if (!opener.matches('.twist')) shown.then(() => find('input:not([type=hidden]), select', panelOf(person) ?? matrix)?.focus());
  });

  matrix.addEventListener('change', event => {
    const box = event.target;
    const panel = box.closest('form[data-autosave]');
    if (panel) return queueDetails(panel, box);
    if (!matrix.hasAttribute('data-editable') || !box.matches('td.role .cb')) return;
    const { person } = box.closest('tr').dataset;
    const wish = box.checked;
    waiting.add(box);
    inTurn(() => saveBox(box, person, wish));
  });

  matrix.addEventListener('submit', event => {
    const form = event.target;
    if (form.matches('[data-autosave]')) {
      event.preventDefault();
      queueDetails(form, document.activeElement);
    }
    if (form.id === 'put-back' && ['takeBack', 'keep'].includes(event.submitter?.name)) {
      event.preventDefault();
      const body = new URLSearchParams(new FormData(form));
      body.set(event.submitter.name, event.submitter.value);
      const field = event.submitter.closest('[data-field]');
      inTurn(async () => {
        await saveDetails(form, body, bodyOf(find('#details'), field));
        focusField(field.dataset.field);
      });
    }
  });


  // Arrow keys walk over the boxes; Tab stops at one box of each row, in the column where somebody was last. Where rows are cards,
  // most of a row's boxes are out of sight: there Tab walks as everywhere.
  const boxesIn = row => all('td.role', row).map(cell => find('.cb:not(:disabled)', cell));
  const nearest = (boxes, from, step) => {
    for (let i = from; i >= 0 && i < boxes.length; i += step) if (boxes[i]) return boxes[i];
    return null;
  };

  const cards = matchMedia('(max-width: 47.99rem)');
  let column = null;
  const stops = () => all('tr[data-person]', matrix).forEach(row => {
    const boxes = boxesIn(row).filter(Boolean);
    const stop = boxes.find(box => box.value === column) ?? boxes[0];
    boxes.forEach(box => {
      if (box === stop || cards.matches) box.removeAttribute('tabindex');
      else box.tabIndex = -1;
    });
  });
  stops();
  cards.addEventListener('change', stops);
  new MutationObserver(stops).observe(matrix, { childList: true, subtree: true }); // Saved, searched, expanded: rows are new.
  matrix.addEventListener('focusin', event => {
    if (!event.target.matches('td.role .cb') || event.target.value === column) return;
    column = event.target.value;
    stops();
  });

  matrix.addEventListener('keydown', event => {
    if (event.key === ' ' && event.target.matches('.twist')) {
      event.preventDefault();
      return event.target.click();
    }
    const edge = event.ctrlKey && (event.key === 'Home' || event.key === 'End');
    if (event.altKey || event.metaKey || event.ctrlKey && !edge || !event.target.matches('td.role .cb')) return;
    const row = event.target.closest('tr');
    const boxes = boxesIn(row);
    const at = boxes.indexOf(event.target);
    let goal = null;
    if (edge) {
      const every = all('tr[data-person]', matrix).flatMap(each => boxesIn(each)).filter(Boolean);
      goal = event.key === 'Home' ? every[0] : every.at(-1);
    } else if (event.key === 'ArrowRight') goal = nearest(boxes, at + 1, 1);
    else if (event.key === 'ArrowLeft') goal = nearest(boxes, at - 1, -1);
    else if (event.key === 'Home') goal = nearest(boxes, 0, 1);
    else if (event.key === 'End') goal = nearest(boxes, boxes.length - 1, -1);
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const rows = all('tr[data-person]', matrix);
      const step = event.key === 'ArrowDown' ? 1 : -1;
      for (let i = rows.indexOf(row) + step; i >= 0 && i < rows.length && !goal; i += step) goal = boxesIn(rows[i])[at];
    } else return;
    event.preventDefault();
    goal?.focus();
  });
})();
