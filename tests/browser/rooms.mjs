// Projects from making one to leaving it, and the rooms that roles open.
import { Host, Person, assert, looksRight, test } from './harness.mjs';

const press = (page, name) => Promise.all([page.waitForNavigation(), page.getByRole('button', { name, exact: true }).click()]);

async function makesAProject(script) {
  const host = await Host.start();
  try {
    const agent = await Person.arrive(host, { email: 'agent@support.example', script });
    const desk = agent.page;
    await agent.goto('/agent/projects');
    await desk.getByLabel('Customer', { exact: true }).fill('Acme Oil');
    await desk.getByLabel('Name of the project').fill('Pipeline <b>North</b>');
    await press(desk, 'Make a project');
    await desk.getByText('The project was made').waitFor();
    await desk.getByLabel('E-mail of the person').fill('tom.reed@acme.example');
    await press(desk, 'Put on the project');
    await desk.getByText('The person is on the project now').waitFor();
    await desk.getByLabel('New note').fill('Bring boots.\n\n<script>alert(1)</script>');
    await press(desk, 'Publish note');
    await desk.getByLabel('Address').fill('https://maps.example/here');
    await desk.getByLabel('What it is (optional)').fill('The map');
    await press(desk, 'Publish link');
    await desk.getByLabel('New file').setInputFiles({ name: 'plan <1>.html', mimeType: 'text/html', buffer: Buffer.from('<script>alert(2)</script>') });
    await press(desk, 'Publish file');
    await desk.getByText('Published. The project').waitFor();
    if (script) await looksRight(agent, 'agent-project');

    const tom = await Person.arrive(host, { email: 'tom.reed@acme.example', script });
    await tom.page.getByRole('link', { name: 'Projects' }).first().click();
    await tom.page.getByRole('link', { name: 'Pipeline <b>North</b>' }).click();
    const read = await tom.text();
    for (const part of ['Bring boots.', '<script>alert(1)</script>', 'The map', 'Tom Reed', 'plan _1_.html'])
      assert(read.includes(part), `the project shows ${part}: ${read}`);
    const [saved] = await Promise.all([tom.page.waitForEvent('download'), tom.page.getByRole('link', { name: 'plan _1_.html' }).click()]);
    assert(saved.suggestedFilename() === 'plan _1_.html', `saved as ${saved.suggestedFilename()}`);
    if (script) await looksRight(tom, 'portal-project');

    // He has a project now: removal offers to deactivate him instead, and that asks first.
    const maria = await Person.arrive(host, { email: 'maria.keller@acme.example', script });
    const { page } = maria;
    await maria.goto('/portal/contacts?search=Reed');
    await page.getByRole('button', { name: 'Remove: Tom Reed' }).click();
    await page.getByRole('heading', { name: /Remove Tom Reed from Acme Oil/ }).waitFor();
    assert(await page.getByRole('button', { name: 'Remove', exact: true }).count() === 0, 'nobody with a project is removed');
    assert((await maria.text()).includes('Pipeline <b>North</b>'), 'the dialog names the project');
    await page.getByRole('link', { name: 'Deactivate', exact: true }).click();
    await page.getByRole('heading', { name: /Deactivate Tom Reed at Acme Oil/ }).waitFor();
    await page.getByText('Stays in Pipeline').waitFor();
    assert(await page.getByRole('dialog').count() === (script ? 1 : 0), 'one question takes the place of the other');
    if (script) await looksRight(maria, 'deactivate');
    await press(page, 'Deactivate');
    await page.getByText('The deactivation stands in the draft').first().waitFor();

    for (const person of [agent, tom, maria]) await person.leave();
  } finally {
    await host.stop();
  }
}

test('a project from making it to saving its file, and its people stay', () => makesAProject(true));
test('a project without JavaScript', () => makesAProject(false));

test('the rooms that roles open', async () => {
  const host = await Host.start();
  try {
    const rooms = [
      ['ingrid.solberg@acme.example', 'Billing', 'billing', /To be paid: €/],
      ['aoife.obrien@acme.example', 'Reports', 'reports', /In all/],
      ['bjork.jonsdottir@acme.example', 'Work orders', 'workorders', /New work order/],
    ];
    for (const [email, name, shot, expected] of rooms) {
      const person = await Person.arrive(host, { email });
      await looksRight(person, `home-${shot}`);
      await person.page.getByRole('navigation', { name: 'Where to go' }).getByRole('link', { name }).click();
      await person.page.getByRole('heading', { name, level: 1 }).waitFor();
      assert(expected.test(await person.text()), `${name} shows ${expected}`);
      await looksRight(person, shot);
      await person.leave();
    }
    const worker = await Person.arrive(host, { email: 'bjork.jonsdottir@acme.example' });
    await worker.goto('/portal/workorders');
    await worker.page.getByLabel('What is to be done').fill('Replace valve 7');
    await worker.page.getByLabel('Description').fill('It drips.');
    await press(worker.page, 'Create work order');
    await worker.page.getByText('The work order was created').waitFor();
    await worker.leave();
  } finally {
    await host.stop();
  }
});
