// The list of contacts moves: it is searched while somebody types, columns are dragged to their places, an order is remembered,
// arrow keys walk over its boxes, and a file that takes its time says so. Every part of it works without this script as well.
'use strict';

(() => {
  const find = (selector, from = document) => from.querySelector(selector);
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const list = find('#list');

  // ---- what somebody has taken note of is not shown again; without this script it goes by itself after some days ------------

  for (const notice of all('[data-once]')) {
    const { once, is } = notice.dataset;
    const button = find('button', notice);
    try {
      if (localStorage.getItem(once) === is) {
        notice.remove();
        continue;
      }
    } catch {
      continue;  // A browser that keeps nothing.
    }
    button.hidden = false;
    button.addEventListener('click', () => {
      localStorage.setItem(once, is);
      notice.remove();
      find('#q')?.focus();
    });
  }

  const say = text => {
    const live = find('#live');
    if (live) live.textContent = text ?? '';
  };
  const fragment = (address, options = {}) =>
    fetch(address, { ...options, headers: { 'X-Requested-With': 'fetch', ...options.headers } });
  const posted = (address, fields) => {
    const body = new URLSearchParams(fields);
    body.set('csrf', find('[name=csrf]')?.value ?? '');
    return fragment(address, { method: 'POST', body, keepalive: true });
  };


  // ---- the chooser: columns are dragged, or moved with their buttons --------------------------------------------------

  const announce = (form, item) => {
    const items = all('.columnlist > li', form);
    const said = find('[data-said]', form);
    said.textContent = form.dataset.moved
      .replace('%c', item.dataset.label).replace('%p', items.indexOf(item) + 1).replace('%a', items.length);
  };

  const chooser = form => {
    const columns = find('.columnlist', form);
    columns.addEventListener('click', event => {
      const button = event.target.closest('.moves button');
      if (!button) return;
      event.preventDefault();
      const item = button.closest('li');
      const other = button.name === 'up' ? item.previousElementSibling : item.nextElementSibling;
      if (!other) return;
      if (button.name === 'up') other.before(item);
      else other.after(item);
      button.focus();
      announce(form, item);
    });
    window.Sortable?.create(columns, { animation: 120, handle: '.grip, .check', ghostClass: 'dragged', onEnd: event => announce(form, event.item) });
  };

  document.addEventListener('filled', event => {
    const form = find('form.columns', event.target);
    if (form) chooser(form);
  });
  const alone = find('form.columns');
  if (alone) chooser(alone);
  if (!list) return;
  const { path } = list.dataset;


  // ---- a table wider than its place moves sideways in it --------------------------------------------------------------

  const fit = () => {
    const box = find('#matrix');
    if (!box) return;
    box.classList.remove('overfull');
    box.classList.toggle('overfull', box.scrollWidth > box.clientWidth);
  };
  fit();
  addEventListener('resize', fit);


  // ---- heads are dragged as well --------------------------------------------------------------------------------------

  const draggable = () => {
    const row = find('thead tr', list);
    if (!row || !window.Sortable) return;
    // The columns below come along: what is dropped stands there already. Rows over all columns stay as they are.
    let heads = [];
    const below = () => all('tbody tr', list).filter(({ cells }) => cells.length === heads.length);
    const follow = () => {
      const moved = [...row.cells].map(head => heads.indexOf(head));
      below().forEach(line => {
        const cells = [...line.cells];
        line.append(...moved.map(place => cells[place]));
      });
      heads = [...row.cells];
    };
    const fade = (head, dragged) => below().forEach(({ cells }) => cells[heads.indexOf(head)].classList.toggle('dragged', dragged));
    window.Sortable.create(row, {
      animation: 120, draggable: 'th[data-column]', ghostClass: 'dragged', delay: 150, delayOnTouchOnly: true,
      onStart: event => {
        heads = [...row.cells];
        fade(event.item, true);
      },
      onChange: follow,
      onEnd: async event => {
        fade(event.item, false);
        if (event.oldIndex === event.newIndex) return;
        const names = all('th[data-column]', row).map(head => head.dataset.column);
        const fields = [['at', list.dataset.prefix.replace(/^\?|&$/g, '')], ...names.flatMap(name => [['order', name], ['column', name]])];
        const answer = await posted(`${path}/columns`, fields).catch(() => null);
        location.assign(answer?.redirected ? answer.url : location.href);
      },
    });
  };
  draggable();


  // ---- the order somebody chooses is his the next time ------------------------------------------------------------------

  list.addEventListener('click', event => {
    const link = event.target.closest('a[data-sort], a[data-size]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const chosen = 'sort' in link.dataset ? 'sort' : 'pageSize';
    const view = new URLSearchParams({ [chosen]: new URL(link.href).searchParams.get(chosen) });
    posted(`${path}/view`, { view }).catch(() => null);
  });

  // What was remembered stands in the address too, so that the view can be shared.
  const here = new URLSearchParams(location.search);
  const kept = new URLSearchParams(list.dataset.view);
  if ([...kept.keys()].some(name => !here.has(name))) {
    for (const [name, value] of kept) here.set(name, value);
    history.replaceState(null, '', `${path}?${here}${location.hash}`);
  }


  // ---- search as you type -----------------------------------------------------------------------------------------------

  const form = find('.listbar');
  let latest = 0;
  let waiting;
  const pause = milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds));

  // An answer that does not come is asked for once more; then the browser itself goes there and shows what is wrong.
  const listAt = async address => {
    const once = () => fragment(address).then(answer => (answer.ok ? answer : null), () => null);
    return await once() ?? pause(800).then(once);
  };

  const search = async () => {
    const turn = ++latest;
    const fields = new URLSearchParams(new FormData(form));
    [...fields].forEach(([name, value]) => { if (!value) fields.delete(name); });
    const address = fields.toString() ? `${path}?${fields}` : path;
    const answer = await listAt(address);
    if (turn !== latest) return;
    if (!answer) return location.assign(address);
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const now = fresh.getElementById('list');
    if (!now || turn !== latest) return;
    list.replaceChildren(...now.childNodes);
    Object.assign(list.dataset, now.dataset);
    ['shown', 'chips', 'listtools'].forEach(id => {
      const old = document.getElementById(id), other = fresh.getElementById(id);
      if (old && other) old.replaceWith(other);
    });
    history.replaceState(null, '', address);
    all('#draft-bar [name=at]').forEach(field => { field.value = list.dataset.prefix.replace(/^\?|&$/g, ''); });
    say(list.dataset.found);
    draggable();
    fit();
  };

  // A letter of a dead key or of a list of letters is one when it is whole: in Chrome no input follows then.
  ['input', 'compositionend'].forEach(kind => form?.addEventListener(kind, event => {
    if (event.isComposing) return;
    clearTimeout(waiting);
    waiting = setTimeout(search, event.target.matches('select') ? 0 : 200);
  }));
  form?.addEventListener('submit', event => {
    event.preventDefault();
    clearTimeout(waiting);
    search();
  });


  // ---- arrow keys walk over the boxes ---------------------------------------------------------------------------------

  // Tab stops at one box of each row, in the column where somebody was last. Where rows are cards, most of a row's boxes are out of
  // sight: there Tab walks as everywhere.
  const boxesIn = row => all('td.role', row).map(cell => find('.cb:not(:disabled)', cell));
  const nearest = (boxes, from, step) => {
    for (let i = from; i >= 0 && i < boxes.length; i += step) if (boxes[i]) return boxes[i];
    return null;
  };

  const cards = matchMedia('(max-width: 47.99rem)');
  let column = null;
  const stops = () => all('tr[data-person]', list).forEach(row => {
    const boxes = boxesIn(row).filter(Boolean);
    const stop = boxes.find(box => box.value === column) ?? boxes[0];
    boxes.forEach(box => {
      if (box === stop || cards.matches) box.removeAttribute('tabindex');
      else box.tabIndex = -1;
    });
  });
  stops();
  cards.addEventListener('change', stops);
  new MutationObserver(stops).observe(list, { childList: true, subtree: true }); // Saved, searched, expanded: rows are new.
  list.addEventListener('focusin', event => {
    if (!event.target.matches('td.role .cb') || event.target.value === column) return;
    column = event.target.value;
    stops();
  });

  list.addEventListener('keydown', event => {
    if (event.key === ' ' && event.target.matches('.twist')) {
      event.preventDefault();
      return event.target.click();
    }
    // Not through every row below: to what becomes of the ticks.
    if (event.key === 'Enter' && event.ctrlKey && event.target.matches('td.role .cb')) {
      event.preventDefault();
      return (find('#draft-bar .btn-go') ?? find('#draft-bar:not([hidden])'))?.focus();
    }
    const edge = event.ctrlKey && (event.key === 'Home' || event.key === 'End');
    if (event.altKey || event.metaKey || event.ctrlKey && !edge || !event.target.matches('td.role .cb')) return;
    const row = event.target.closest('tr');
    const boxes = boxesIn(row);
    const at = boxes.indexOf(event.target);
    let goal = null;
    if (edge) {
      const every = all('tr[data-person]', list).flatMap(each => boxesIn(each)).filter(Boolean);
      goal = event.key === 'Home' ? every[0] : every.at(-1);
    } else if (event.key === 'ArrowRight') goal = nearest(boxes, at + 1, 1);
    else if (event.key === 'ArrowLeft') goal = nearest(boxes, at - 1, -1);
    else if (event.key === 'Home') goal = nearest(boxes, 0, 1);
    else if (event.key === 'End') goal = nearest(boxes, boxes.length - 1, -1);
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const rows = all('tr[data-person]', list);
      const step = event.key === 'ArrowDown' ? 1 : -1;
      for (let i = rows.indexOf(row) + step; i >= 0 && i < rows.length && !goal; i += step) goal = boxesIn(rows[i])[at];
    } else return;
    event.preventDefault();
    goal?.focus();
  });


  // ---- a file that takes its time ---------------------------------------------------------------------------------------

  // Shows how far the file is until `ready` settles. Where nobody can tell, the bar only moves.
  const follow = async (menu, ready) => {
    const bar = find('progress', menu), words = find('[data-percent]', menu);
    const asPercent = new Intl.NumberFormat(document.documentElement.lang, { style: 'percent' });
    const show = percent => {
      if (percent === null) bar.removeAttribute('value'); else bar.value = percent;
      words.textContent = percent === null ? '' : asPercent.format(percent / 100);
    };
    let over = false;
    ready.finally(() => { over = true; bar.hidden = true; show(null); });
    show(null);
    bar.hidden = false;
    while (!over) {
      const told = await fetch(menu.dataset.progress).then(answer => answer.json(), () => null);
      if (over) return;
      show(told?.percent ?? null);
      await new Promise(resolve => setTimeout(resolve, 300));
    }
  };

  document.addEventListener('click', async event => {
    const link = event.target.closest('a[data-file]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const menu = link.closest('.export');
    if (Number(menu.dataset.rows) < 2000) return;  // A moment: the browser's own download says enough.
    event.preventDefault();
    const words = menu.dataset;
    say(words.working);
    const made = fetch(link.href).catch(() => null);
    follow(menu, made);
    const answer = await made;
    if (!answer?.ok) return say(answer?.status === 429 ? words.busy : words.failed);
    const file = Object.assign(document.createElement('a'), { href: URL.createObjectURL(await answer.blob()) });
    const name = /filename\*=UTF-8''([^;]+)/.exec(answer.headers.get('Content-Disposition') ?? '');
    file.download = name ? decodeURIComponent(name[1]) : link.dataset.file;
    file.click();
    setTimeout(() => URL.revokeObjectURL(file.href), 60000);
    say(words.done);
  });
})();
