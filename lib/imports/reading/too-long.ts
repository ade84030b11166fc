import { Refusal } from "@/lib/ground/refusal";

/** The file is refused: no record of a real file is this long. */
export function tooLong(line: number): Refusal {
  return new Refusal(
    "invalid",
    `Line ${line} is longer than 1 MB: this does not look like a CSV file.`,
  );
}
