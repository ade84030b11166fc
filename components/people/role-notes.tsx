import { roleSentences, roleWords } from "@/components/people/roles";

/** What the roles are for, folded away until somebody asks. */
export function RoleNotes() {
  return (
    <details className="mt-4 text-ink-muted">
      <summary className="w-fit rounded-sm text-xs font-medium hover:text-ink">
        What may which role do?
      </summary>
      <dl className="mt-2 grid gap-1.5 text-xs sm:grid-cols-[auto_1fr] sm:gap-x-4">
        {roleWords.map(({ value, label }) => (
          <div key={value} className="contents">
            <dt className="font-medium text-ink">{label}</dt>
            <dd>{roleSentences[value]}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
