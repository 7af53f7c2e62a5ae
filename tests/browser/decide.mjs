// The agents' half: a request goes back with a question, comes corrected, is decided line by line, and is undone.
import { Host, Person, assert, axe, picture, sidewaysScroll, test } from './harness.mjs';

// A draft over the API of the page's own session, so that the test is about what comes after it.
async function drafted(person, customer, changes) {
  const answer = await person.page.evaluate(async ({ customer, changes }) => {
    const csrf = document.querySelector('[name=csrf]').value;
    const draft = await (await fetch(`/api/v1/customers/${customer}/draft`)).json();
    const put = await fetch(`/api/v1/customers/${customer}/draft`, {
      method: 'PUT', headers: { 'Content-Type': 'application/json', 'X-CSRF-Token': csrf },
      body: JSON.stringify({ version: draft.version, changes }) });
    return [put.status, await put.text()];
  }, { customer, changes });
  assert(answer[0] === 200, `the draft is taken: ${answer[1]}`);
}

const grant = (contact, role) => ({ kind: 'grant-role', contact, role });

async function requestChanges(maria, list, reason) {
  await maria.goto(`${list}/request`);
  await maria.page.locator('textarea[name=reason]').fill(reason);
  await Promise.all([maria.page.waitForURL(/notice=requested/), maria.page.locator('main form button.btn-go').click()]);
}

const idOf = (person, email) => person.page.locator('tr[data-person]', { hasText: email }).first().getAttribute('data-person');

async function look(person, name) {
  await picture(person.page, name);
}

async function clean(person) {
  const found = await axe(person.page);
  assert(!found.length, 'axe: ' + found.join('\n'));
}

async function backAndForth(script) {
  const host = await Host.start();
  try {
    const maria = await Person.arrive(host, { email: 'maria.keller@acme.example', script: true });
    await maria.goto('/portal/contacts');
    const list = new URL(maria.page.url()).pathname;
    const customer = list.match(/customers\/(\d+)/)[1];
    const tom = await idOf(maria, 'tom.reed');
    const lena = await idOf(maria, 'lena.vogt');
    const newcomer = { kind: 'add-contact', ref: 'new', contact: { firstName: 'Amandine', lastName: 'Duval', email: 'amandine.duval@acme.example' }, roles: ['technical'] };
    await drafted(maria, customer, [grant(tom, 'reports'), newcomer, { kind: 'promote', contact: 'new', role: 'primary-technical' }]);
    await requestChanges(maria, list, 'Tom needs the figures.');
    const ticket = (await maria.page.locator('a[href*="/portal/tickets/"]').first().getAttribute('href')).match(/tickets\/(\d+)/)[1];

    const agent = await Person.arrive(host, { email: 'agent@support.example', script });
    const dark = await Person.arrive(host, { email: 'agent2@support.example', width: 320, dark: true });
    await agent.goto(`/agent/tickets/${ticket}`);
    assert(/asked just now|waits for/.test(await agent.text()), 'the panel says how long it waits');
    await look(agent, `decide-panel${script ? '' : '-plain'}`);
    await dark.goto(`/agent/tickets/${ticket}`);
    await look(dark, 'decide-panel-narrow');
    assert(await sidewaysScroll(dark.page) <= 0, 'the panel fits 320 px');
    await clean(agent);

    // Without a question nothing happens; with one the customer has his draft again.
    await agent.button('Return for correction').click();
    await agent.page.getByText('write your question into the message first').first().waitFor();
    const message = agent.page.locator('#decision-message');
    assert(await message.getAttribute('aria-invalid') === 'true' && await message.evaluate(field => field === document.activeElement),
      'the field that lacks it is marked and waits for it');
    assert(await message.evaluate(field => field.getAttribute('aria-describedby').split(' ')
      .some(id => /write your question/.test(document.getElementById(id)?.textContent))), 'and says what it lacks');
    if (script) {
      assert(agent.page.url().includes(`/agent/tickets/${ticket}`) && await agent.page.locator('#co-h').count() === 1, 'the conversation stays in sight');
      await agent.button('Reject').click();
      await message.fill('Well');
      assert(!await message.getAttribute('aria-invalid') && await agent.page.locator('#decide .err').count() === 0, 'what is written is no flaw any more');
    }
    await clean(agent);
    await agent.page.locator('#decision-message').fill('And Lena?');
    await agent.button('Return for correction').click();
    await agent.page.getByText('Returned to the customer').first().waitFor();
    assert(await agent.button('Implement').count() === 0, 'a returned request is not implemented');
    await look(agent, 'decide-returned');

    await maria.goto(list);
    assert((await maria.text()).includes('And Lena?'), 'the question stands in the Contacts Manager');
    await look(maria, 'decide-question');
    await clean(maria);
    await drafted(maria, customer, [grant(tom, 'reports'), grant(lena, 'reports'), newcomer, { kind: 'promote', contact: 'new', role: 'primary-technical' }]);
    await maria.goto(`${list}/request`);
    assert((await maria.text()).includes('And Lena?'), 'the question stands in the dialog');
    await look(maria, 'decide-again');
    await requestChanges(maria, list, 'Lena as well.');
    assert((await maria.page.locator('a[href*="/portal/tickets/"]').first().getAttribute('href')).includes(`/${ticket}`), 'the ticket goes on');

    // What was corrected, and a decision line by line.
    await agent.goto(`/agent/tickets/${ticket}`);
    const panel = await agent.text();
    assert(panel.includes('Corrected since it was returned') && /Lena Vogt lena\.vogt@acme\.example: gets Reports/.test(panel), 'the panel shows the correction: ' + panel);
    const choice = (what, word) => agent.page.getByRole('group', { name: `Decision: ${what}` }).getByRole('radio', { name: word });
    await choice('New contact, Amandine Duval', 'Reject').check();
    if (script) {
      assert(await choice('Primary technical contact, Amandine Duval', 'Reject').isChecked(), 'what depends on the newcomer falls with her');
      assert(/2 to implement, 2 to reject/.test(await agent.text()), 'the panel counts');
    }
    const facts = agent.page.locator('#request-facts');
    assert(script || (await facts.innerText()).includes('1 portal account'), 'what will happen tells of her account');
    if (!script) await agent.button('Recount').click();
    for (let i = 0; i < 50 && (await facts.innerText()).includes('portal account'); ++i) await new Promise(resolve => setTimeout(resolve, 100));
    assert(!(await facts.innerText()).includes('portal account'), 'what will happen follows the choices');
    assert(await choice('New contact, Amandine Duval', 'Reject').isChecked(), 'and the choices stand');
    const why = agent.page.getByLabel('Reason to reject: New contact, Amandine Duval');
    if (script) {
      await agent.button('Implement').click();
      assert(await why.getAttribute('aria-invalid') === 'true' && await why.evaluate(field => field === document.activeElement), 'a line without a reason is marked as well');
    }
    await why.fill('Who is she?');
    await look(agent, `decide-lines${script ? '' : '-plain'}`);
    if (script) await agent.page.getByLabel('Reason to reject: Primary technical contact, Amandine Duval').fill('With her.');
    await agent.button('Implement').click();
    if (!script) {
      await agent.page.getByText('you reject the arrival').waitFor();
      assert(await agent.page.getByLabel('Reason to reject: New contact, Amandine Duval').inputValue() === 'Who is she?', 'what was typed is kept');
      await look(agent, 'decide-dependent');
      await choice('Primary technical contact, Amandine Duval', 'Reject').check();
      await agent.page.getByLabel('Reason to reject: Primary technical contact, Amandine Duval').fill('With her.');
      await agent.button('Implement').click();
    }
    await agent.page.getByText('Partly implemented').first().waitFor();
    if (agent.page.scripted) await agent.page.waitForFunction(() => document.activeElement.id === 'request-h');
    await look(agent, 'decide-partly');

    const request = (await maria.page.evaluate(async customer => (await (await fetch(`/api/v1/customers/${customer}/history`)).json()).entries.find(each => each.request).request, customer));
    await maria.goto(`/portal/requests/${request}`);
    const result = await maria.text();
    assert(result.includes('Who is she?') && result.includes('Amandine Duval'), 'the customer reads the reason of the line');
    await look(maria, 'decide-result');
    await clean(maria);
    await maria.goto(`/portal/requests/${request}/undo`);
    assert((await maria.text()).includes('Lena Vogt'), 'undo tells what it would do');
    await look(maria, 'decide-undo');
    await agent.goto(`/agent/requests/${request}/undo`);
    await look(agent, 'decide-undo-agent');
    await maria.goto(`/portal/requests/${request}`);
    await maria.button('Bring the rejected lines back as a draft').click();
    await maria.page.getByText('The lines stand in the draft again').waitFor();
    await maria.page.getByText('2 changes for 1 person').first().waitFor();
    await Promise.all([agent, maria, dark].map(each => each.leave()));
  } finally { await host.stop(); }
}

test('a request goes back with a question and is decided line by line', () => backAndForth(true));
test('the same decision without JavaScript', () => backAndForth(false));
