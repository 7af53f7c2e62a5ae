// Inside the page of another site: tells it our height, whether a dialog is open and how the request stands that is shown, lets links to it leave the frame, and
// says with every call of our own scripts that it comes from here (the frame has a session of its own). The frame's name,
// which it keeps from page to page, says whether it stands beside what our page belongs to.
(() => {
  const site = document.documentElement.dataset.framedBy;
  document.documentElement.classList.toggle('beside', window.name === 'contacts-manager-beside-ticket');
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

  // That site shows none of its own pages in a frame.
  document.addEventListener('click', event => {
    const link = event.target.closest('a[href]');
    if (link && new URL(link.href).origin === site) link.target = '_top';
  }, true);
})();
