import { Moment } from "@/components/ui/moment";
import { Cell, HeaderCell, Table } from "@/components/ui/table";

interface AuditEntry {
  id: string;
  at: Date;
  actorKind: string;
  actorName: string | null;
  act: string;
  subjectKind: string;
  subjectId: string | null;
  detail: unknown;
}

/** "member.role-changed" as a person reads it; columns are spelt the American way, screens not. */
function actWords(act: string): string {
  const spoken = act
    .replaceAll("-", " ")
    .replace("organization", "organisation")
    .replace("api", "API");
  const [subject = "", ...verb] = spoken.split(".");
  const words = `${subject} ${verb.join(" ")}`.trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function detailWords(detail: unknown): string {
  if (typeof detail !== "object" || detail === null) return "";
  return Object.entries(detail)
    .filter(([, value]) => value !== null && value !== "")
    .map(([name, value]) => `${name}: ${Array.isArray(value) ? value.join(", ") : String(value)}`)
    .join(" · ");
}

function actorWords({ actorKind, actorName }: AuditEntry): string {
  if (actorKind === "system") return "Vocal itself";
  if (actorKind === "customer") return "A customer";
  return actorName ?? "Someone who is gone";
}

/** Who did what to what. */
export function AuditTable({
  entries,
  timeZone,
}: {
  entries: readonly AuditEntry[];
  timeZone: string;
}) {
  return (
    <Table label="Audit log" stacked>
      <thead>
        <tr>
          <HeaderCell>When</HeaderCell>
          <HeaderCell>Who</HeaderCell>
          <HeaderCell>What</HeaderCell>
          <HeaderCell>Detail</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.id}>
            <Cell className="text-ink-muted">
              <Moment at={entry.at} timeZone={timeZone} />
            </Cell>
            <Cell className="whitespace-nowrap">{actorWords(entry)}</Cell>
            <Cell className="font-medium whitespace-nowrap">{actWords(entry.act)}</Cell>
            <Cell className="text-ink-muted sm:max-w-md sm:truncate">
              {detailWords(entry.detail)}
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
