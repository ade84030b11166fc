import { Refusal } from "@/lib/ground/refusal";

/** The file is refused: no record of a real file is this long. */
export function tooLong(line?: number): Refusal {
  const where = line === undefined ? "A line of the file" : `Line ${line}`;
  return new Refusal(
    "invalid",
    `${where} is longer than 1 MB: this does not look like a CSV file.`,
  );
}
