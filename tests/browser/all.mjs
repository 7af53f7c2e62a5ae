// Runs all browser tests, or those whose name holds one of the given words. "--part 1/2" in front runs the first half of them, so
// that two processes share the waiting. "browser: N passed, N failed"
import { allTests, closeBrowser, leftBehind, openBrowser } from './harness.mjs';
import './accounts.mjs';
import './main-job.mjs';
import './keyboard.mjs';
import './lost.mjs';
import './saving.mjs';
import './dialogs.mjs';
import './pages.mjs';
import './people.mjs';
import './suggestions.mjs';
import './languages.mjs';
import './rooms.mjs';
import './list.mjs';
import './decide.mjs';
import './desk.mjs';
import './desk-elsewhere.mjs';
import './inside-rt.mjs';
import './admin.mjs';
import './mails.mjs';

const words = process.argv.slice(2);
const parted = words[0] === '--part';
const [number, of] = parted ? words.splice(0, 2)[1].split('/').map(Number) : [1, 1];
const wanted = allTests().filter(each => !words.length || words.some(word => each.name.includes(word)));
// What waits for ever ends as a failure with a name.
const tooLong = () => new Promise((_, reject) => setTimeout(() => reject(new Error('not done after five minutes')), 300000).unref());
let passed = 0;
let failed = 0;
await openBrowser();
for (const { name, run } of wanted.filter((_, index) => Math.floor(index * of / wanted.length) === number - 1)) {
  const begun = Date.now();
  try {
    await Promise.race([run(), tooLong()]);
    ++passed;
    console.log(`passed: ${name} (${Date.now() - begun} ms)`);
  } catch (error) {
    ++failed;
    console.log(`FAILED: ${name}\n    ${String(error.stack ?? error).split('\n').slice(0, 14).join('\n    ')}`);
    for (const where of await leftBehind()) console.log(`    ${where}`);
  }
}
await closeBrowser();
console.log(`browser: ${passed} passed, ${failed} failed`);
process.exit(failed || (!passed && !parted) ? 1 : 0);
