import { Badge } from "@/components/ui/badge";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { Moment } from "@/components/ui/moment";
import { Cell, HeaderCell, Table } from "@/components/ui/table";
import type { Answer } from "@/lib/ground/answer";

interface ListedKey {
  id: string;
  name: string;
  prefix: string;
  scopes: readonly string[];
  createdAt: Date;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
}

interface KeyTableProps {
  keys: readonly ListedKey[];
  timeZone: string;
  revoke: (input: { apiKeyId: string }) => Promise<Answer<void>>;
}

/** The API keys there are and were. */
export function KeyTable({ keys, timeZone, revoke }: KeyTableProps) {
  return (
    <Table label="API keys" stacked>
      <thead>
        <tr>
          <HeaderCell>Name</HeaderCell>
          <HeaderCell>Starts with</HeaderCell>
          <HeaderCell>Scopes</HeaderCell>
          <HeaderCell>Made</HeaderCell>
          <HeaderCell>Last used</HeaderCell>
          <HeaderCell>
            <span className="sr-only">Actions</span>
          </HeaderCell>
        </tr>
      </thead>
      <tbody>
        {keys.map((key) => (
          <tr key={key.id}>
            <Cell className="font-medium">{key.name}</Cell>
            <Cell className="font-mono text-xs">{key.prefix}…</Cell>
            <Cell className="text-ink-muted">{key.scopes.join(", ")}</Cell>
            <Cell className="text-ink-muted">
              <Moment at={key.createdAt} timeZone={timeZone} dayOnly />
            </Cell>
            <Cell className="text-ink-muted">
              {key.lastUsedAt ? <Moment at={key.lastUsedAt} timeZone={timeZone} /> : "Never"}
            </Cell>
            <Cell align="right">
              {key.revokedAt ? (
                <Badge>Revoked</Badge>
              ) : (
                <ConfirmButton
                  label="Revoke"
                  description={`Revoke ${key.name}`}
                  question={`Revoke “${key.name}”?`}
                  confirmLabel="Revoke"
                  size="small"
                  act={revoke.bind(null, { apiKeyId: key.id })}
                >
                  Whatever uses this key is refused from its next request on. This cannot be undone.
                </ConfirmButton>
              )}
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
