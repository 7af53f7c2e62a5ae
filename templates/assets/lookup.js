// Somebody types an e-mail address for a new contact: the server says whether it is known, and what to do then. Without this script
// it says so when the form is sent.
'use strict';

(() => {
  const pause = 400;
  const details = { title: 'title', firstName: 'firstName', lastName: 'lastName', phone: '', locale: '' };
  let timer = 0;
  let asked = '';

  // A known person brings his own details: they are shown, where one may see them, and not asked for. What was typed there stays
  // known, also over an answer that shows the form again.
  const fillIn = form => {
    const join = form.querySelector('input[name=join]');
    const shows = Boolean(join?.dataset.lastName);
    for (const [name, from] of Object.entries(details)) {
      const field = form.elements[name];
      if (!field || !join && !field.disabled) continue;
      if (!field.disabled) field.dataset.typed = field.value;
      field.value = shows && from ? join.dataset[from] : field.dataset.typed;
      field.disabled = Boolean(join);
    }
  };

  document.addEventListener('formdata', event => {
    if (!event.target.querySelector('[data-lookup]')) return;
    for (const name of Object.keys(details)) {
      const { disabled, dataset } = event.target.elements[name] ?? {};
      if (disabled && dataset.typed !== undefined) event.formData.set(name, dataset.typed);
    }
  });

  const show = within => {
    const form = within.querySelector('[data-lookup]')?.closest('form');
    if (!form) return;
    asked = '';
    fillIn(form);
  };
  document.addEventListener('filled', event => show(event.target));
  show(document);

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
