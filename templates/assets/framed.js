// Inside the page of another site: tells it our height, whether a dialog is open and how the request stands that is shown, lets links to it leave the frame, and
// says with every call of our own scripts that it comes from here (the frame has a session of its own). The frame's name,
// which it keeps from page to page, says whether it stands beside what our page belongs to.
(() => {
  const site = document.documentElement.dataset.framedBy;
  const beside = window.name === 'contacts-manager-beside-ticket';
  document.documentElement.classList.toggle('beside', beside);
  const plain = window.fetch;
  window.fetch = (to, how = {}) => plain(to, { ...how, headers: { ...how.headers, 'X-Framed': 'yes' } });

  const edge = 32;
  const tell = () => {
    const dialog = document.querySelector('dialog[open]');
    const height = Math.max(document.body.offsetHeight, dialog ? dialog.scrollHeight + 2 * edge : 0);
    const shown = document.querySelector('[data-request][data-state]');
    window.parent.postMessage({
      contactsManagerHeight: height + 2,
      contactsManagerDialog: Boolean(dialog),
      contactsManagerRequest: shown && { id: shown.dataset.request, state: shown.dataset.state },
    }, site);
  };
  document.addEventListener('DOMContentLoaded', () => {
    new ResizeObserver(tell).observe(document.body);
    new MutationObserver(tell).observe(document.body, { subtree: true, attributeFilter: ['open'] });
    tell();
  });

  // Where that site shows our pages at full width, as it says itself.
  let page = '';
  window.addEventListener('message', event => {
    const said = event.data && event.data.contactsManagerPage;
    if (event.origin === site && event.source === window.parent && typeof said === 'string' && said.startsWith(`${site}/`)) page = said;
  });

  // That site shows none of its own pages in a frame, and beside a ticket there is room for its request only.
  document.addEventListener('click', event => {
    const link = event.target.closest('a[href]');
    if (!link) return;
    const to = new URL(link.href);
    if (beside && page && to.origin === window.location.origin && /^\/agent\/(customers|contacts)(\/|$)/.test(to.pathname)) {
      link.href = `${page}?at=${to.pathname}`;
    }
    if (new URL(link.href).origin === site) link.target = '_top';
  }, true);
})();
