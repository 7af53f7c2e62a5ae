// Somebody types an e-mail address for a new contact: the server says whether it is known, and what to do then. Without this script
// it says so when the form is sent.
'use strict';

(() => {
  const pause = 400;
  const details = { title: 'title', firstName: 'firstName', lastName: 'lastName', phone: '', locale: '' };
  let timer = 0;
  let asked = '';

  // A known person brings his own details: they are shown, where one may see them, and not asked for.
  const fillIn = form => {
    const join = form.querySelector('input[name=join]');
    for (const [name, from] of Object.entries(details)) {
      const field = form.elements[name];
      if (!field) continue;
      if (join && !field.disabled && from && join.dataset[from]) {
        field.dataset.typed = field.value;
        field.value = join.dataset[from];
      }
      if (!join && field.disabled && field.dataset.typed !== undefined) field.value = field.dataset.typed;
      field.disabled = Boolean(join);
    }
  };

  // A mistake is one when the field is left: until then the address is not complete.
  const look = async (field, place, left) => {
    const email = field.value.trim();
    if (email === asked && (!left || place.firstElementChild)) return;
    asked = email;
    const answer = email.includes('@') || left && email
      ? await fetch(`${place.dataset.lookup}?email=${encodeURIComponent(email)}`, { headers: { 'X-Requested-With': 'fetch' } }).catch(() => null)
      : null;
    if (asked !== email || answer && !answer.ok) return;
    const html = answer ? await answer.text() : '';
    const said = new DOMParser().parseFromString(html, 'text/html').body;
    if (!left) said.querySelector('[data-flaw]')?.remove();
    place.replaceChildren(...said.childNodes);
    fillIn(field.form);
  };

  for (const kind of ['input', 'change'])
    document.addEventListener(kind, event => {
      if (!event.target.matches('input[name=email]')) return;
      const place = event.target.form?.querySelector('[data-lookup]');
      if (!place) return;
      const left = kind === 'change';
      clearTimeout(timer);
      timer = setTimeout(() => look(event.target, place, left), left ? 0 : pause);
    });
})();
