// Ask my administrator: a contact suggests, an administrator answers.
import { Person, assert, looksRight, test, withHost } from './harness.mjs';

async function suggest(tom, note) {
  await tom.goto('/portal/profile');
  await tom.page.getByRole('link', { name: 'Ask my administrator' }).click();
  await tom.page.getByRole('checkbox', { name: /^Reports/ }).check();
  await tom.page.getByLabel('Department').fill('Field service');
  await tom.page.getByLabel('Message to your administrators').fill(note);
  await tom.page.getByRole('button', { name: /(Send|Replace) suggestion/ }).click();
  await tom.page.getByRole('heading', { name: 'Your administrators have been told' }).waitFor();
}

test('a contact asks his administrators, and one takes it into the draft', () => withHost(async host => {
  for (const script of [true, false]) {
    const tom = await Person.arrive(host, { email: 'tom.reed@acme.example', script });
    await suggest(tom, script ? 'For the yearly figures' : 'Once more');
    await looksRight(tom, script ? 'ask' : 'ask-plain');

    const maria = await Person.arrive(host, { email: 'maria.keller@acme.example', script });
    await maria.goto('/portal/contacts');
    const box = maria.page.getByRole('region', { name: 'Suggestions of contacts' });
    const words = await box.innerText();
    assert(words.includes('Tom Reed suggests') && words.includes('gets Reports') && words.includes('Field service'), 'who suggests what: ' + words);
    await looksRight(maria, script ? 'suggested' : 'suggested-plain');
    if (script) {
      await box.getByRole('button', { name: 'Reject the suggestion of Tom Reed' }).click();
      const asked = maria.page.getByRole('dialog');
      await asked.getByRole('heading', { name: 'Reject the suggestion of Tom Reed?' }).waitFor();
      await looksRight(maria, 'suggestion-reject');
      await asked.getByRole('link', { name: 'Keep it waiting' }).click();
    }
    await box.getByRole('button', { name: 'Take the suggestion of Tom Reed into the draft' }).click();
    await maria.page.getByText('The suggestion is in the draft: Tom Reed').waitFor();
    if (script) assert(await maria.page.evaluate(() => scrollY) === 0, 'the notice is in sight');
    assert((await maria.page.locator('#count').innerText()).includes('2 changes'), 'both lines stand in the draft');
    assert(await maria.page.getByRole('region', { name: 'Suggestions of contacts' }).count() === 0, 'nothing waits any more');
    if (script) await maria.page.goto(host.address + '/portal/contacts');
    await maria.button('Discard').click();
    await (script ? maria.page.getByRole('dialog') : maria.page.locator('main')).getByRole('button', { name: /Discard/ }).click();
    await tom.leave();
    await maria.leave();
  }
}));

test('an administrator rejects a suggestion with a reason, and the contact withdraws another', () => withHost(async host => {
  const tom = await Person.arrive(host, { email: 'tom.reed@acme.example' });
  const maria = await Person.arrive(host, { email: 'maria.keller@acme.example' });
  await suggest(tom, 'Please');
  await maria.goto('/portal/contacts');
  await maria.button('Reject the suggestion of Tom Reed').click();
  const asked = maria.page.getByRole('dialog');
  await asked.getByLabel('Reason (optional)').fill('Not before June');
  await asked.getByRole('button', { name: 'Reject suggestion' }).click();
  await maria.page.getByText('The suggestion is rejected: Tom Reed').waitFor();
  const [mail] = await host.mailsTo('tom.reed@acme.example', 1);
  assert(mail.includes('Not before June'), 'the mail gives the reason');

  await suggest(tom, 'Then this');
  await tom.button('Withdraw').click();
  await tom.page.getByRole('heading', { name: 'Your suggestion is withdrawn' }).waitFor();
  await maria.goto('/portal/contacts');
  assert(await maria.page.getByRole('region', { name: 'Suggestions of contacts' }).count() === 0, 'nothing waits');
  await maria.goto('/portal/profile');
  assert(await maria.page.getByRole('link', { name: 'Ask my administrator' }).count() === 0, 'who manages has nothing to ask for');
  await tom.leave();
  await maria.leave();
}));
