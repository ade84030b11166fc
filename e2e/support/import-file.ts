import { expect } from "@playwright/test";
import { apiOf } from "./api";
import { world } from "./world";

export interface ImportedFile {
  /** From column names to targets. */
  mapping: Record<string, unknown>;
  /** Of each row the cells, in the order of the mapping. */
  rows: (string | number)[][];
}

/** Imports a file through the API as the organisation of a key, and waits until it is there. */
export async function importFile(key: string, { mapping, rows }: ImportedFile): Promise<void> {
  const lines = [Object.keys(mapping), ...rows].map((cells) => cells.join(","));
  await importText(key, mapping, { text: lines.join("\n"), rows: rows.length });
}

/** The same of a file as it was published; `rows` is how many of them have to be accepted. */
export async function importText(
  key: string,
  mapping: Record<string, unknown>,
  { text, rows }: { text: string; rows: number },
): Promise<void> {
  const { url } = world();
  const form = new FormData();
  form.set("mapping", JSON.stringify(mapping));
  form.set("file", new Blob([text]), "calls.csv");
  const headers = { authorization: `Bearer ${key}` };
  const response = await fetch(`${url}/api/v1/imports`, { method: "POST", headers, body: form });
  expect(response.status, await response.clone().text()).toBe(202);
  const { id } = (await response.json()) as { id: string };
  const { get } = apiOf(url, key);
  const ended = async () => {
    const { status, rows: counted } = await get(`/imports/${id}`);
    return { status, ...(counted as object) };
  };
  await expect
    .poll(ended, { timeout: 120_000 })
    .toMatchObject({ status: "completed", accepted: rows });
}
