import type { ReactNode } from "react";
import type { Parameter, Placed, Schema } from "@/components/api-docs/document";
import { Prose } from "@/components/api-docs/prose";
import { sampleOf } from "@/components/api-docs/sample";
import { SchemaList } from "@/components/api-docs/schema-list";
import { Badge } from "@/components/ui/badge";

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <h4 className="mb-1 text-xs font-semibold text-ink-muted">{title}</h4>
      {children}
    </div>
  );
}

/** The parameters of one place as if they were one object. */
function asSchema(parameters: readonly Parameter[]): Schema {
  return {
    type: "object",
    properties: Object.fromEntries(parameters.map(({ name, schema }) => [name, schema])),
    required: parameters.filter(({ required }) => required).map(({ name }) => name),
  };
}

function bodyOf({ operation }: Placed): { type: string; schema: Schema } | undefined {
  const [entry] = Object.entries(operation.requestBody?.content ?? {});
  return entry && { type: entry[0], schema: entry[1].schema };
}

function curl(placed: Placed, serverUrl: string): string {
  const body = bodyOf(placed);
  const lines = [
    `curl -X ${placed.method.toUpperCase()} ${serverUrl}${placed.path}`,
    `-H "Authorization: Bearer $VOCAL_KEY"`,
  ];
  if (body?.type === "application/json") {
    lines.push(`--json '${JSON.stringify(sampleOf(body.schema), null, 2)}'`);
  }
  if (body?.type === "multipart/form-data") {
    const fields = Object.keys(body.schema.properties ?? {});
    lines.push(...fields.map((name) => `-F ${name}=${name === "file" ? "@file.csv" : "…"}`));
  }
  return lines.join(" \\\n  ");
}

function Answers({ placed }: { placed: Placed }) {
  const answers = Object.entries(placed.operation.responses).filter(([key]) => key !== "default");
  return answers.map(([status, answer]) => {
    const content = "content" in answer ? Object.entries(answer.content ?? {}) : [];
    const [first] = content;
    return (
      <Part key={status} title={`Answer ${status}`}>
        {first === undefined && <p className="text-ink-muted">Nothing.</p>}
        {first && first[0] === "application/json" && <SchemaList schema={first[1].schema} />}
        {first && first[0] !== "application/json" && (
          <p className="text-ink-muted">A stream: {content.map(([type]) => type).join(" or ")}.</p>
        )}
      </Part>
    );
  });
}

/** One operation: what it takes, what it answers, and a command to try it with. */
export function OperationSection({ placed, serverUrl }: { placed: Placed; serverUrl: string }) {
  const { operation, method, path, id } = placed;
  const known = operation.parameters.filter((each): each is Parameter => "name" in each);
  const inPath = known.filter((each) => each.in === "path");
  const inQuery = known.filter((each) => each.in === "query");
  const body = bodyOf(placed);
  const notes = operation.description.split("\n\n").slice(0, -1);
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      className="scroll-mt-6 rounded-xl border border-line bg-surface p-5"
    >
      <h3 id={`${id}-title`} className="text-base font-semibold">
        <Prose text={operation.summary} />
      </h3>
      <p className="mt-1 flex flex-wrap items-center gap-2">
        <code className="font-mono text-sm break-all">
          <span className="font-semibold">{method.toUpperCase()}</span> {path}
        </code>
        <Badge tone="accent">{operation["x-scope"]}</Badge>
      </p>
      {notes.map((note) => (
        <p key={note} className="mt-2 max-w-prose text-ink-muted">
          <Prose text={note} />
        </p>
      ))}
      <div className="mt-4 grid gap-x-8 gap-y-5 lg:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-5">
          {inPath.length > 0 && (
            <Part title="In the path">
              <SchemaList schema={asSchema(inPath)} />
            </Part>
          )}
          {inQuery.length > 0 && (
            <Part title="In the query">
              <SchemaList schema={asSchema(inQuery)} />
            </Part>
          )}
          {body && (
            <Part title={body.type === "application/json" ? "Body" : `Body, ${body.type}`}>
              <SchemaList schema={body.schema} />
            </Part>
          )}
          <Answers placed={placed} />
        </div>
        <pre
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region needs the keyboard
          tabIndex={0}
          className="overflow-x-auto rounded-lg bg-sunken p-4 font-mono text-xs leading-5 lg:sticky lg:top-6 lg:self-start"
        >
          {curl(placed, serverUrl)}
        </pre>
      </div>
    </section>
  );
}
