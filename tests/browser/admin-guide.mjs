// Makes the pictures of docs/administration.md from the running product: PROGRAM=… PLUGINS=… node tests/browser/admin-guide.mjs
import { Host, Person, closeBrowser, openBrowser } from './harness.mjs';
import { picturesOf } from './guide-pictures.mjs';

const picture = picturesOf('admin-guide');

const press = (page, name) => Promise.all([page.waitForNavigation(), page.getByRole('button', { name, exact: true }).click()]);

const head = 'customer,customer_kind,parent_customer,email,title,first_name,last_name,phone,department,language,portal_user,sees_all_requests,roles\n';
const row = (email, first, last, roles) => `Hooli Energy,customer,,${email},,${first},${last},,Operations,en,yes,no,${roles}\n`;

await openBrowser();
const host = await Host.start();
try {
  const admin = await Person.arrive(host, { email: 'admin@support.example' });
  const { page } = admin;
  await admin.goto('/admin/roles');
  await picture(admin, 'roles', 1000);
  await admin.goto('/admin/roles/technical');
  await picture(admin, 'role', 1500);
  await page.getByLabel('see bills').check();
  await page.getByLabel('download files').uncheck();
  await press(page, 'Preview the change');
  await picture(admin, 'preview', 760);
  await press(page, 'Save the role');

  await admin.goto('/admin/import');
  const give = async content => {
    await admin.goto('/admin/import');
    await page.getByLabel('CSV file, UTF-8').setInputFiles({ name: 'hooli.csv', mimeType: 'text/csv', buffer: Buffer.from(head + content) });
    await press(page, 'Check the file');
    await page.locator('#h-rows').waitFor();
  };
  await give(row('gavin@hooli.example', 'Gavin', 'Belson', 'management;technical') + row('big.head@hooli.example', 'Nelson', 'Bighetti', 'application;barista'));
  await picture(admin, 'import-refused', 640);
  await give(row('gavin@hooli.example', 'Gavin', 'Belson', 'management;technical') + row('big.head@hooli.example', 'Nelson', 'Bighetti', 'application'));
  await picture(admin, 'import-checked', 740);
  await press(page, 'Write the rows');
  await page.getByText('All rows are in force.').waitFor({ timeout: 20000 });

  await admin.goto('/admin/audit');
  await page.locator('.auditlist summary').first().click();
  await picture(admin, 'audit', 1100);
  await admin.goto('/admin/health');
  await picture(admin, 'health', 760);
  await admin.goto('/admin/plugins/contacts-manager');
  await page.getByLabel('Activation links work for (hours)').fill('3 days');
  await page.getByLabel('Corrected details (title, names, phone, language) – At once').check();
  await press(page, 'Save settings');
  await picture(admin, 'settings', 1300);
} finally {
  await host.stop();
  await closeBrowser();
}
