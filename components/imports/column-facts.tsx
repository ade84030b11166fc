import type { FileColumn } from "@/components/imports/choices";
import { datePatternOf } from "@/components/imports/date-pattern-of";

const orders = { dmy: "Dates, day first", mdy: "Dates, month first", ymd: "Dates" };
const shown = new Intl.NumberFormat("en", { maximumFractionDigits: 4 });

const plain = {
  percent: "Percentages",
  clock: "Times or durations",
  "yes-no": "Yes or no",
  empty: "Empty in every row",
};

function numberWords({ min, max, whole }: FileColumn): string {
  const range = [min, max].filter((bound) => bound !== undefined).map((at) => shown.format(at));
  return `${whole ? "Whole numbers" : "Numbers"}, ${range.join(" to ")}`;
}

function textWords({ unique, values }: FileColumn): string {
  if (values.length === 1) return "Text, the same in every row";
  if (values.length > 1) return `Text, ${values.length} different values`;
  return unique ? "Text, all different" : "Text";
}

/** What a column was recognised as, in words. */
function kindWords(column: FileColumn): string {
  const { kind, dateOrder, samples } = column;
  if (kind === "number") return numberWords(column);
  if (kind === "text") return textWords(column);
  if (kind !== "date") return plain[kind];
  // A month's name or the year in front leaves nothing to say.
  return datePatternOf(samples[0] ?? "", "day") ? orders[dateOrder] : "Dates";
}

/** A column as it stands in the file: its name, what it holds, and some of its cells. */
export function ColumnFacts({ column, id }: { column: FileColumn; id: string }) {
  const { name, blank, filled, samples } = column;
  const empty = blank > 0 && filled > 0 ? ` · ${blank.toLocaleString("en")} empty` : "";
  return (
    <div className="min-w-0">
      <h3 id={id} className="font-semibold break-words text-ink">
        {name}
      </h3>
      <p className="mt-0.5 text-xs text-ink-muted">
        {kindWords(column)}
        {empty}
      </p>
      {samples.length > 0 && (
        <ul aria-label={`Some cells of ${name}`} className="mt-2 flex flex-wrap gap-1.5">
          {samples.map((sample) => (
            <li
              key={sample}
              className="max-w-full truncate rounded-sm bg-sunken px-1.5 py-0.5 font-mono text-xs text-ink"
            >
              {sample}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
