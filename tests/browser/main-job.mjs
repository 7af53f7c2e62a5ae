// The main job as three persons, once with JavaScript and once without.
import { Host, Person, assert, test } from './harness.mjs';

const password = 'seven-grey-herons-wait';

// Ticks or unticks a box. Without JavaScript the row's own button saves; with it the page does so by itself.
async function toggle(maria, role, person, script) {
  const box = maria.box(role, person);
  if (script) {
    const saved = maria.page.waitForResponse(answer => answer.request().method() === 'POST' && answer.url().includes('/draft'));
    await box.click();
    await saved;
  } else {
    await box.click();
    const save = maria.page.getByRole('button', { name: new RegExp(`^Save\\s*:\\s*${person}$`) });
    await Promise.all([
      maria.page.waitForResponse(answer => answer.request().isNavigationRequest() && answer.status() === 200), save.click()]);
    await maria.goto('/portal/contacts');
    assert(await box.isChecked(), `${role} – ${person} stands in the draft`);
  }
}

async function mainJob(script) {
  const host = await Host.start();
  try {
    // Maria asks.
    const maria = await Person.arrive(host, { email: 'maria.keller@acme.example', script });
    assert(await maria.goto('/portal/contacts') === 200, 'the Contacts Manager opens');
    await toggle(maria, 'Reports', 'Tom Reed', script);
    await toggle(maria, 'Cust. Admin.', 'Tom Reed', script);
    await maria.page.getByText('2 changes for 1 person').first().waitFor();

    await maria.button('Add contact').click();
    await maria.page.getByLabel('First name').last().fill('Amandine');
    await maria.page.getByLabel('Last name').last().fill('Duval');
    await maria.page.getByLabel(/^E-mail/).last().fill('amandine.duval@acme.example');
    await maria.page.getByRole('checkbox', { name: /^Technical – the new contact/ }).check();
    await maria.button('Add contact').last().click();
    await maria.box('Technical', 'Amandine Duval').waitFor();

    await maria.page.reload();
    assert(await maria.box('Reports', 'Tom Reed').isChecked(), 'the draft survives a reload');
    await maria.page.getByText('3 changes for 2 people').first().waitFor();

    await maria.button('Request changes').first().click();
    await maria.page.getByLabel('Reason (optional)').fill('Tom takes over from me.');
    const dialog = await maria.text();
    assert(dialog.includes('Amandine Duval') && dialog.includes('Tom Reed'), 'the dialog shows the whole diff in words');
    await maria.button('Request changes').last().click();
    await maria.page.getByText(/Your request for \d+ changes? was sent/).first().waitFor();
    const ticket = (await maria.page.locator('a[href*="/portal/tickets/"]').first().getAttribute('href')).match(/tickets\/(\d+)/)[1];
    await maria.goto('/portal/contacts');
    assert(/read-only/.test(await maria.text()), 'while the request waits the page is read-only');
    assert(await maria.page.getByRole('checkbox').count() === 0, 'no box can be ticked while the request waits');
    await host.mailsTo('maria.keller@acme.example', 1);

    // An agent implements.
    const agent = await Person.arrive(host, { email: 'agent@support.example', script });
    await agent.goto('/agent/tickets');
    await agent.page.locator(`a[href$="/agent/tickets/${ticket}"]`).first().click();
    const panel = await agent.text();
    assert(panel.includes('Amandine Duval') && panel.includes('Tom takes over from me.'), 'the panel shows the request');
    await agent.button('Implement').click();
    await agent.page.getByText('Implemented', { exact: true }).first().waitFor();
    await host.mailsTo('maria.keller@acme.example', 2);
    await agent.leave();

    // Amandine activates.
    const amandine = await Person.arrive(host, { script });
    assert(await amandine.goto(await host.activationPath('amandine.duval@acme.example')) === 200, 'the link works');
    await amandine.page.locator('input[type=password]').first().fill(password);
    await Promise.all([amandine.page.waitForURL(/\/portal/), amandine.page.locator('form[method=post] button.btn-go').click()]);
    assert((await amandine.text()).includes('Duval'), 'Amandine is logged in');
    assert(await amandine.goto('/portal/contacts') === 404, 'Technical alone opens no Contacts Manager');
    await amandine.leave();
    const again = await Person.arrive(host, { email: 'amandine.duval@acme.example', password, script });
    await again.leave();

    // The roles have effect.
    const tom = await Person.arrive(host, { email: 'tom.reed@acme.example', script });
    assert(await tom.goto('/portal/contacts') === 200, 'Cust. Admin. opens the Contacts Manager for Tom');
    assert(await tom.box('Technical', 'Amandine Duval').isChecked(), 'Amandine holds Technical');
    await tom.leave();
    await maria.goto('/portal/contacts');
    assert(await maria.box('Cust. Admin.', 'Tom Reed').isChecked(), 'Maria sees it too');
    await maria.leave();
  } finally {
    await host.stop();
  }
}

test('the main job as three persons with JavaScript', () => mainJob(true));
test('the main job as three persons without JavaScript', () => mainJob(false));

test('removing asks, names the person and can be undone; discarding asks as well', async () => {
  const host = await Host.start();
  try {
    const maria = await Person.arrive(host, { email: 'maria.keller@acme.example' });
    await maria.goto('/portal/contacts');
    const row = maria.page.getByRole('row', { name: /Tom Reed/ }).first();
    await row.getByRole('button', { name: /^Remove/ }).click();
    await maria.page.getByRole('heading', { name: /Remove Tom Reed from Acme Oil\?/ }).waitFor();
    await maria.page.getByRole('button', { name: 'Remove', exact: true }).last().click();
    await maria.page.getByRole('button', { name: /Undo.*Tom Reed/ }).click();
    await maria.page.getByRole('button', { name: /Undo.*Tom Reed/ }).waitFor({ state: 'detached' });
    const saved = maria.page.waitForResponse(answer => answer.request().method() === 'POST');
    await maria.box('Reports', 'Tom Reed').click();
    await saved;
    await maria.button('Discard').click();
    await maria.page.getByRole('heading', { name: /Discard 1 change for 1 person\?/ }).waitFor();
    await maria.page.getByRole('button', { name: 'Discard', exact: true }).last().click();
    await maria.page.getByText('The draft is discarded').first().waitFor();
    assert(!await maria.box('Reports', 'Tom Reed').isChecked(), 'the box is as it was');
    await maria.leave();
  } finally {
    await host.stop();
  }
});

test('findings stand at the person and stop the request', async () => {
  const host = await Host.start();
  try {
    const maria = await Person.arrive(host, { email: 'maria.keller@acme.example' });
    await maria.goto('/portal/contacts');
    const saved = maria.page.waitForResponse(answer => answer.request().method() === 'POST');
    await maria.box('Technical', 'Tom Reed').click();  // his only role
    await saved;
    await maria.page.getByText(/1 error to correct first|1 error to correct/).first().waitFor();
    await maria.button('Request changes').first().click();
    assert(/error to correct first/.test(await maria.text()), 'the dialog says what to correct');
    assert(await maria.page.getByLabel('Reason (optional)').count() === 0, 'nothing can be sent');
    await maria.leave();
  } finally {
    await host.stop();
  }
});

test('the requester cancels, the agent rejects, and everybody reads why', async () => {
  const host = await Host.start();
  try {
    const maria = await Person.arrive(host, { email: 'maria.keller@acme.example', script: false });
    const ask = async () => {
      await maria.goto('/portal/contacts');
      await toggle(maria, 'Reports', 'Tom Reed', false);
      await maria.button('Request changes').first().click();
      await maria.button('Request changes').last().click();
      await maria.page.getByText(/Your request for \d+ changes? was sent/).first().waitFor();
    };
    await ask();
    await host.mailsTo('maria.keller@acme.example', 1); // What waits when its request is cancelled is never sent.
    await maria.goto('/portal/contacts');
    await maria.button('Cancel request').first().click();
    await maria.button('Cancel request').last().click();
    await maria.page.getByText('The request is cancelled').first().waitFor();

    await ask();
    const agent = await Person.arrive(host, { email: 'agent@support.example', script: false });
    await agent.goto('/agent/tickets');
    await agent.page.locator('a[href*="/agent/tickets/"]').first().click();
    await agent.page.locator('#decision-message').fill('Reports are closed this year.');
    await agent.button('Reject').click();
    await agent.page.getByText('Rejected', { exact: true }).first().waitFor();
    await agent.leave();
    const mails = await host.mailsTo('maria.keller@acme.example', 3);
    assert(mails.some(mail => mail.includes('Reports are closed this year.')), 'the mail gives the reason');
    await maria.goto('/portal/contacts');
    assert(!await maria.box('Reports', 'Tom Reed').isChecked(), 'nothing has changed');
    await maria.leave();
  } finally {
    await host.stop();
  }
});
