// Takes a credential into possession with a keyboard, and looks at each page on the way. Prints what
// is wrong as JSON: an empty list is what is hoped for. Pictures go where the second argument says.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { chromium } from "playwright-core";

const [link, pictures, executablePath] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const findings = [];

const browser = await chromium.launch({
  executablePath,
  args: [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
  ],
});

/** Reads a page as WCAG 2.2 AA asks, at the width of a desk and of a small telephone. */
async function inspect(page, name) {
  for (const [size, width] of [["wide", 1280], ["small", 320]]) {
    await page.setViewportSize({ width, height: 800 });
    await page.screenshot({ path: join(pictures, `${name}-${size}.png`), fullPage: true });
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth > document.documentElement.clientWidth);
    if (overflow) findings.push({ page: name, size, rule: "reflow" });
    await page.evaluate(axe);
    const result = await page.evaluate(() => globalThis.axe.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }));
    for (const violation of result.violations) {
      findings.push({
        page: name, size, rule: violation.id, nodes: violation.nodes.map(node => node.html),
      });
    }
  }
  await page.setViewportSize({ width: 1280, height: 800 });
}

/** Presses Tab until the focus is on what `selector` names, and then Enter. */
async function press(page, selector, name) {
  for (let stop = 0; stop < 40; stop++) {
    await page.keyboard.press("Tab");
    if (await page.evaluate(s => document.activeElement?.matches(s) ?? false, selector)) {
      // The state of the page that is left is "load", too: the next one must have come first.
      await Promise.all([page.waitForEvent("framenavigated"), page.keyboard.press("Enter")]);
      await page.waitForLoadState("networkidle");
      return;
    }
  }
  findings.push({ page: name, rule: "keyboard", nodes: [selector] });
}

/** A browser in which the pages' own scripts do not run; there are none to miss. */
async function open(colorScheme, locale) {
  const context = await browser.newContext({ bypassCSP: true, colorScheme, locale });
  const page = await context.newPage();
  page.on("request", request => {
    if (!request.url().startsWith(new URL(link).origin)) {
      findings.push({ page: page.url(), rule: "foreign request", nodes: [request.url()] });
    }
    if (request.resourceType() === "script") {
      findings.push({ page: page.url(), rule: "script", nodes: [request.url()] });
    }
  });
  return page;
}

try {
  for (const [colorScheme, locale] of [["light", "nl-NL"], ["dark", "en-GB"]]) {
    const page = await open(colorScheme, locale);
    await page.goto(link);
    await inspect(page, `ready-${colorScheme}`);
    await page.context().close();
  }
  const page = await open("light", "nl-NL");
  await page.goto(link);
  await press(page, "main form button", "ready");
  await inspect(page, "credential");
  await press(page, "section form button", "credential");
  await inspect(page, "credential-shared");
  const shared = await page.locator("a[href*='/shared/']").first().getAttribute("href");

  const other = await open("dark", "en-GB");
  await other.goto(shared);
  await inspect(other, "shared");
  await other.goto(link);
  await inspect(other, "spent");
  await other.goto(new URL("/shared/nothing", link).href);
  await inspect(other, "nothing");
} finally {
  await browser.close();
}
console.log(JSON.stringify(findings));
