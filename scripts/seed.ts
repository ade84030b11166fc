import { parseArgs } from "node:util";
import { readOrganization } from "@/lib/access/organization";
import { makeSignInLink } from "@/lib/access/prepare-first-administrator";
import { applicationDatabase } from "@/lib/db/application-database";
import { fillDemo, usualDemo } from "@/lib/demo/fill-demo";
import { foundDemo } from "@/lib/demo/found-demo";
import { env, WrongConfiguration } from "@/lib/ground/env";
import { isRefusal } from "@/lib/ground/refusal";

const help = `Fills the organisation of this installation with simulated customers, two years of their
contacts, answers and purchases, and marks it as a demo. Where there is no organisation yet, one is
made. The same seed on the same day makes the same customers.

  npm run seed -- [options]

  --customers N        how many customers (default ${usualDemo.customers}); eight contacts and two answers each
  --seed S             a whole number (default ${usualDemo.seed})
  --replace            first remove everything a demo organisation has measured, asked and answered
  --organization NAME  the organisation's name; needed where it is not marked as a demo
  --help

It runs on the embedded database, or on the one DATABASE_URL names. An organisation that holds data
is left as it is, unless it is a demo and --replace is given.`;

/** A wish that cannot be fulfilled, in one line. */
class Unusable extends Error {}

function wholeNumber(text: string, option: string, least: number, most: number): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= least && number <= most) return number;
  throw new Unusable(`--${option} takes a whole number from ${least} to ${most}, not ${text}.`);
}

function readOptions() {
  const { values } = parseArgs({
    options: {
      customers: { type: "string", default: String(usualDemo.customers) },
      seed: { type: "string", default: String(usualDemo.seed) },
      replace: { type: "boolean", default: false },
      organization: { type: "string" },
      help: { type: "boolean", default: false },
    },
  });
  return {
    ...values,
    customers: wholeNumber(values.customers, "customers", 1, 1_000_000),
    seed: wholeNumber(values.seed, "seed", 0, 2 ** 31 - 1),
  };
}

async function seed(): Promise<void> {
  const { customers, seed, replace, organization, help: asked } = readOptions();
  if (asked) return console.log(help);
  const database = applicationDatabase();
  try {
    const door = { database, now: () => new Date() };
    const { VOCAL_ADMIN_EMAIL, VOCAL_ADMIN_PASSWORD, VOCAL_ADMIN_API_KEY } = env();
    const ctx = await foundDemo(door, {
      email: VOCAL_ADMIN_EMAIL,
      password: VOCAL_ADMIN_PASSWORD,
      apiKey: VOCAL_ADMIN_API_KEY,
    });
    const { name, demo } = await readOrganization(ctx);
    if (organization === undefined ? !demo : organization !== name) {
      throw new Unusable(`The organisation here is called ${name}: --organization "${name}".`);
    }
    console.log(`Simulating ${customers.toLocaleString("en")} customers of ${name}…`);
    const started = performance.now();
    const onProgress = (share: number) => console.log(`  ${Math.round(100 * share)} %`);
    const counts = await fillDemo(ctx, { customers, seed, replace, onProgress });
    for (const [what, count] of Object.entries(counts)) {
      console.log(`${count.toLocaleString("en").padStart(12)} ${what}`);
    }
    console.log(`Done in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
    console.log(`Sign in, once: ${await makeSignInLink(door)}`);
  } finally {
    await database.close();
  }
}

seed().catch((error: unknown) => {
  process.exitCode = 1;
  const isUsage = error instanceof TypeError && /^(Unknown option|Option )/.test(error.message);
  const isWish = error instanceof Unusable || error instanceof WrongConfiguration;
  const expected = isWish || isUsage || isRefusal(error);
  const hint =
    isRefusal(error) && error.reason === "filled" ? " A demo is replaced by --replace." : "";
  console.error(expected ? error.message + hint : error);
});
