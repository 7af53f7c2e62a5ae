// The way to a password, as the people who get the mails go it.
import { Host, Person, assert, axe, pause, test } from './harness.mjs';

const password = 'seven-grey-herons-wait';
const tom = 'tom.reed@acme.example';
const hans = 'hans.mueller@acme.example'; // The demo has invited him.

const plain = mail => mail.replace(/=\r?\n/g, '').replace(/=3D/g, '=');

// What the newest mail to that address says behind the pattern's group.
async function inMail(host, email, pattern, count = 1) {
  const mails = (await host.mailsTo(email, count)).map(plain).filter(mail => pattern.test(mail));
  assert(mails.length > 0, `a mail to ${email} holds ${pattern}`);
  return mails.at(-1).match(pattern)[1];
}

const link = page => new RegExp(`http://127\\.0\\.0\\.1:\\d+(/${page}/[\\w-]{43})`);

async function lookRight(person) {
  const found = await axe(person.page);
  assert(found.length === 0, found.join('\n'));
}

async function submit(person, name) {
  await Promise.all([person.page.waitForNavigation(), person.button(name).last().click()]);
}

for (const script of [true, false])
  test(`a link is sent again, and a temporary password leads to one's own${script ? '' : ' without JavaScript'}`, async () => {
    const host = await Host.start(['plugin.contacts-manager.activation.temporary-passwords = yes']);
    try {
      const maria = await Person.arrive(host, { email: 'maria.keller@acme.example', script });
      await host.mailsTo(hans, 1); // Still waiting, it would be withdrawn with its link.
      await maria.goto('/portal/contacts?q=hans&sort=-email');
      const list = new URL(maria.page.url()).pathname;
      await maria.page.getByRole('button', { name: /Send activation: Hans Müller/ }).first().click();
      await maria.page.getByRole('heading', { name: /Send Hans Müller a way to log in/ }).waitFor();
      await lookRight(maria);
      await submit(maria, 'Send activation');
      const told = maria.page.getByText('An activation link is on its way');
      await told.waitFor();
      const seen = await told.evaluate(text => {
        const { top, bottom } = text.getBoundingClientRect();
        return top >= 0 && bottom <= innerHeight && text.closest('tr').previousElementSibling.innerText.includes('Hans Müller');
      });
      assert(seen, 'what was done stands in sight, below his row');
      const back = new URL(maria.page.url());
      assert(back.pathname === list && back.searchParams.get('q') === 'hans' && back.searchParams.get('sort') === '-email',
        'the list comes back as it was: ' + back);
      assert(/Invited/.test(await maria.text()), 'his state says that he is invited');
      await host.mailsTo(hans, 2);

      await maria.goto(`${list}/${await maria.page.locator('tr[data-person]', { hasText: 'Hans Müller' }).getAttribute('data-person')}`);
      await maria.button('Send activation').first().click();
      await maria.page.getByLabel(/^Temporary password/).check();
      await submit(maria, 'Send activation');
      await maria.page.getByText('A temporary password is on its way').waitFor();
      const temporary = await inMail(host, hans, /\s((?:[a-z0-9]{5}-){3}[a-z0-9]{5})\s/, 3);

      const person = await Person.arrive(host, { email: hans, password: temporary, script });
      assert(new URL(person.page.url()).pathname === '/password', 'nothing comes before a password of his own');
      await person.goto('/portal/tickets');
      assert(new URL(person.page.url()).pathname === '/password', 'other pages lead there too');
      await lookRight(person);
      // Hans reads German.
      await person.page.getByLabel('Neues Passwort').fill('short');
      await submit(person, 'Passwort speichern');
      assert(/mindestens 12 Zeichen/i.test(await person.text()), 'a bad password is refused in words');
      await person.page.getByLabel('Neues Passwort').fill(password);
      await submit(person, 'Passwort speichern');
      assert((await person.text()).includes('Müller'), 'he is in');
      await person.leave();
      await maria.page.reload();
      assert(/Active/.test(await maria.text()), 'his state says that he is active');
      await maria.leave();
      const again = await Person.arrive(host, { email: hans, password, script });
      await again.leave();
    } finally {
      await host.stop();
    }
  });

test('a password is refused in the language of the page, whatever the reader’s own', async () => {
  const host = await Host.start();
  try {
    const person = await Person.arrive(host);
    await person.goto(`${await host.activationPath(hans)}?lang=fr`); // Hans reads German.
    await person.page.locator('#password').fill('short');
    await submit(person, 'Activer le compte');
    const refusal = await person.page.locator('#password-e').innerText();
    assert(/au moins 12/.test(refusal), `refused in French: ${refusal}`);
    await person.leave();
  } finally {
    await host.stop();
  }
});

test('who forgot his password gets a link, in three languages', async () => {
  const host = await Host.start();
  try {
    const person = await Person.arrive(host);
    await person.goto('/login');
    for (const [language, heading] of [['Français', 'Mot de passe oublié ?'], ['Deutsch', 'Passwort vergessen?'], ['English', 'Forgot your password?']]) {
      await person.goto('/reset');
      if (await person.page.getByRole('link', { name: language, exact: true }).count() > 0)
        await Promise.all([person.page.waitForNavigation(), person.page.getByRole('link', { name: language, exact: true }).click()]);
      await person.page.getByRole('heading', { name: heading }).waitFor();
      await lookRight(person);
    }
    await person.goto('/login');
    await Promise.all([person.page.waitForNavigation(), person.page.getByRole('link', { name: 'Forgot your password?' }).click()]);
    await person.page.getByLabel('E-mail').fill(tom);
    await submit(person, 'Send the link');
    await person.page.getByRole('heading', { name: 'Look into your mailbox' }).waitFor();
    const path = await inMail(host, tom, link('reset'));
    assert(await person.goto(path) === 200, 'the link opens');
    await lookRight(person);
    await person.page.locator('#password').fill(password);
    await submit(person, 'Save password');
    await person.page.getByRole('heading', { name: 'Your password was changed' }).waitFor();
    assert(await person.goto(path) === 410, 'the link works once');
    await host.mailsTo(tom, 2);
    await person.leave();
    const again = await Person.arrive(host, { email: tom, password });
    await again.leave();
  } finally {
    await host.stop();
  }
});

test('the profile changes name, language and address', async () => {
  const host = await Host.start();
  try {
    const person = await Person.arrive(host, { email: tom });
    await person.goto('/portal/profile');
    await lookRight(person);
    assert(/Technical/.test(await person.text()) && /Acme Oil/.test(await person.text()), 'his roles stand there, by customer');
    assert(await person.page.locator('#p-phone').inputValue() === '+44 20 7946 0018', 'the number stands there as people read it');
    await person.page.getByLabel('First name').fill('Thomas');
    await person.page.locator('#p-locale').selectOption('fr');
    await person.page.getByLabel('Time zone').selectOption('Europe/Paris');
    await submit(person, 'Save');
    await person.page.getByText('Votre profil est enregistré.').waitFor();
    assert((await person.text()).includes('Thomas Reed'), 'the new name stands on the page');
    await person.page.locator('select[name=locale]').selectOption('en');
    await submit(person, 'Enregistrer');

    await Promise.all([person.page.waitForNavigation(), person.page.getByRole('link', { name: 'Change e-mail address' }).click()]);
    await lookRight(person);
    await person.page.getByLabel('New e-mail address').fill('thomas.reed@acme.example');
    await person.page.getByLabel('Your password').fill('demo-password-1');
    await submit(person, 'Send the link');
    await person.page.getByText('A link is on its way').waitFor();
    await host.mailsTo(tom, 1);
    const path = await inMail(host, 'thomas.reed@acme.example', link('confirm-address'));
    await person.goto(path);
    await lookRight(person);
    await person.page.getByLabel('Your password').fill('demo-password-1');
    await submit(person, 'Confirm address');
    await person.page.getByRole('heading', { name: 'Your address was changed' }).waitFor();
    await person.leave();
    const again = await Person.arrive(host, { email: 'thomas.reed@acme.example' });
    assert((await again.text()).includes('Thomas Reed'), 'he logs in with the new address');
    await again.leave();
  } finally {
    await host.stop();
  }
});

test('typing the address of a known person says what to do next', async () => {
  const host = await Host.start();
  try {
    const maria = await Person.arrive(host, { email: 'maria.keller@acme.example' });
    await maria.goto('/portal/contacts');
    await maria.button('Add contact').first().click();
    const email = maria.page.locator('dialog input[name=email]');
    // A mistake is told in our words, and only when the field is left.
    const asked = maria.page.waitForResponse(/lookup/);
    await email.fill('not@');
    await asked;
    await pause(100);
    assert(await maria.page.locator('dialog [data-flaw]').count() === 0, 'who still types has made no mistake yet');
    await email.blur();
    await maria.page.getByText('The part after the @ is not a domain name.').waitFor();
    await email.fill(tom);
    await maria.page.getByText('Tom Reed is a contact here already.').waitFor();
    await maria.page.getByRole('link', { name: 'Open Tom Reed' }).waitFor();
    const [below, described] = await email.evaluate(field => {
      const told = document.getElementById(field.getAttribute('aria-describedby').split(' ').pop());
      return [told.querySelector('.notice').getBoundingClientRect().top - field.getBoundingClientRect().bottom, told.textContent];
    });
    assert(below >= 0 && below < 30, `the hint stands ${below} px below its field`);
    assert(described.includes('Tom Reed is a contact here already.'), 'the field is described by it: ' + described);
    await email.fill('not@');
    await maria.page.locator('dialog').getByRole('button', { name: 'Add contact' }).click();
    await maria.page.locator('dialog #n-email[aria-invalid=true]').waitFor();
    await email.fill('minjun.kim@acme.example');
    await maria.page.getByRole('link', { name: /Open and reactivate/ }).waitFor();
    await email.fill('nina.berg@initech.example');
    await maria.page.getByText(/This address is known to the helpdesk/).waitFor();
    assert(!/Nina|Initech/.test((await maria.page.locator('dialog').innerText()).replace('nina.berg@initech.example', '')), 'nothing else is told');
    assert(await maria.page.locator('dialog input[name=lastName]').isDisabled(), 'her details are not asked for');
    await lookRight(maria);
    await maria.page.locator('dialog').getByRole('checkbox', { name: /^Reports – / }).check();
    await maria.page.locator('dialog').getByRole('button', { name: 'Add contact' }).click();
    await maria.page.getByText(/1 change for 1 person/).first().waitFor();
    await maria.leave();
  } finally {
    await host.stop();
  }
});
