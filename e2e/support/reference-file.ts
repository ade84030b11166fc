import { readFileSync } from "node:fs";
import path from "node:path";

/** A file of the folder of reference data, as other people published it. */
export function referenceFile(name: string): Buffer {
  return readFileSync(path.join(folderOfReference(), "data", "raw", name));
}

/** What was computed elsewhere for a case of a table: its numbers by name. */
export function referenceCase(table: string, id: string): Record<string, number> {
  const text = readFileSync(path.join(folderOfReference(), "reference.json"), "utf8");
  const { datasets } = JSON.parse(text) as {
    datasets: Record<string, { cases: Record<string, { id: string; expected: unknown }[]> }>;
  };
  const cases = Object.values(datasets[table]?.cases ?? {}).flat();
  const found = cases.find((one) => one.id === id);
  if (!found) throw new Error(`The reference has no case ${id} of ${table}.`);
  return found.expected as Record<string, number>;
}

function folderOfReference(): string {
  // biome-ignore lint/style/noProcessEnv: names the folder of this check, not a setting of the product
  const folder = process.env.REFERENCE_DATA;
  if (!folder) throw new Error("REFERENCE_DATA is not set: it names the folder of reference data.");
  return folder;
}
