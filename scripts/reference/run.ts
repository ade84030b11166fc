/**
 * Checks the project's mathematics against a folder of reference values: every case of its
 * reference.json whose statistic has an adapter here, and some of them again through the whole
 * product, from the imported file to the answer. The last line is `N passed, N failed`.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { checkReference, notClaimed, type Verdict } from "./check";
import { claims } from "./claims";
import { checkImportFacts } from "./import-facts";
import { checkPathBootstrap } from "./path";
import { readReference } from "./reference-file";
import { checkThroughProduct } from "./through-product";

// biome-ignore lint/style/noProcessEnv: names the folder of this check, not a setting of the product
const folder = process.env.REFERENCE_DATA;

if (!folder) {
  refuse("REFERENCE_DATA is not set: it names the folder that holds reference.json.");
} else if (!existsSync(join(folder, "reference.json"))) {
  refuse(`REFERENCE_DATA names ${folder}, which holds no reference.json.`);
} else {
  const reference = readReference(folder);
  const verdicts = [
    ...checkReference(reference, folder, claims),
    ...checkPathBootstrap(reference, folder),
    ...(await checkImportFacts(folder)),
    // biome-ignore lint/style/noProcessEnv: the test runner's own setting, not the product's
    ...(await checkThroughProduct(reference, folder, process.env.TEST_DATABASE_URL)),
  ];
  report(verdicts);
  console.log(`not claimed yet: ${listed(notClaimed(reference, claims))}`);
  const failed = verdicts.filter(({ wrong }) => wrong.length > 0).length;
  console.log(`${verdicts.length - failed} passed, ${failed} failed`);
  process.exitCode = failed > 0 || verdicts.length === 0 ? 1 : 0;
}

function refuse(reason: string): void {
  console.error(reason);
  process.exitCode = 1;
}

function report(verdicts: readonly Verdict[]): void {
  for (const { statistic, id, wrong, ended } of verdicts) {
    for (const { path, expected, actual } of wrong) {
      const [is, not] = [actual, expected].map((value) => JSON.stringify(value));
      console.log(`FAILED ${statistic} ${id} (${ended}): ${path} is ${is}, not ${not}`);
    }
  }
  for (const statistic of new Set(verdicts.map((verdict) => verdict.statistic))) {
    const own = verdicts.filter((verdict) => verdict.statistic === statistic);
    const failed = own.filter(({ wrong }) => wrong.length > 0).length;
    console.log(`${statistic}: ${own.length - failed} passed, ${failed} failed`);
  }
}

function listed(counts: ReadonlyMap<string, number>): string {
  return [...counts].map(([statistic, cases]) => `${statistic} (${cases})`).join(", ") || "nothing";
}
