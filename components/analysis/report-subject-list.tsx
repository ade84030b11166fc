import type { ReportSubject } from "@/lib/analysis/reports/shapes";

/** What a report explains, and of which rows. */
export function ReportSubjectList({ subject }: { subject: ReportSubject }) {
  const { outcome, filters } = subject;
  const lines = [
    { name: "Explained", values: [outcome] },
    ...(filters.length > 0 ? filters : [{ name: "Rows", values: ["everything"] }]),
  ];
  return (
    <dl className="flex flex-wrap gap-x-6 gap-y-2 text-sm">
      {lines.map(({ name, values }) => (
        <div key={name}>
          <dt className="text-xs text-ink-muted">{name}</dt>
          <dd className="font-medium text-ink">{values.join(", ")}</dd>
        </div>
      ))}
    </dl>
  );
}
