import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { SelectField } from "@/components/ui/select-field";
import { type ChainPart, partName } from "@/lib/framework/chain-part";
import type { FrameworkPicture } from "@/lib/framework/picture";
import { nameOfKey } from "@/lib/ground/name-of-key";

const path = "/analysis/framework";

/** Of which team and touchpoint the chain is shown: a form that only reads. */
export function ChainParts({
  part,
  offered,
}: {
  part: ChainPart;
  offered: FrameworkPicture["offered"];
}) {
  const fields = [
    {
      name: "ofTeam",
      label: "Team",
      all: "All teams",
      names: offered.teams,
      read: (name: string) => name,
    },
    {
      name: "ofTouchpoint",
      label: "Touchpoint",
      all: "All touchpoints",
      names: offered.touchpoints,
      read: nameOfKey,
    },
  ] as const;
  const shown = fields.filter(({ name, names }) => names.length > 1 || part[name] !== undefined);
  if (shown.length === 0) return null;
  return (
    <form action={path} className="flex flex-wrap items-end gap-3">
      {shown.map(({ name, label, all, names, read }) => (
        <SelectField
          key={name}
          name={name}
          label={label}
          emptyLabel={all}
          defaultValue={part[name] ?? ""}
          choices={names.map((each) => ({ value: each, label: read(each) }))}
          className="min-w-40"
        />
      ))}
      <Button type="submit">Show its chain</Button>
      {partName(part) !== "" && (
        <LinkButton tone="quiet" href={path}>
          Show everybody’s
        </LinkButton>
      )}
    </form>
  );
}
