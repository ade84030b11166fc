import { type ApiDocument, byTag, type Placed } from "@/components/api-docs/document";
import { OperationSection } from "@/components/api-docs/operation-section";
import { Prose } from "@/components/api-docs/prose";

function Contents({ groups }: { groups: [string, Placed[]][] }) {
  return (
    <nav aria-label="Operations" className="flex flex-col gap-4 text-sm">
      {groups.map(([tag, operations]) => (
        <div key={tag}>
          <p className="mb-1 text-xs font-semibold text-ink-muted capitalize">{tag}</p>
          <ul className="flex flex-col">
            {operations.map(({ id, operation }) => (
              <li key={id}>
                <a
                  href={`#${id}`}
                  className="block rounded-md py-1 text-ink-muted hover:text-ink max-md:py-2"
                >
                  <Prose text={operation.summary} />
                </a>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

/** The documentation of the API, made of its OpenAPI document. */
export function Reference({
  document,
  documentUrl,
}: {
  document: ApiDocument;
  documentUrl: string;
}) {
  const groups = byTag(document);
  const serverUrl = document.servers[0]?.url ?? "";
  return (
    <div className="mx-auto max-w-7xl px-4 py-8 md:grid md:grid-cols-[15rem_minmax(0,1fr)] md:gap-10 md:px-8">
      <aside className="max-md:hidden">
        <div className="sticky top-0 -my-8 max-h-dvh overflow-y-auto py-8 pr-2">
          <Contents groups={groups} />
        </div>
      </aside>
      <main className="flex min-w-0 flex-col gap-8">
        <header>
          <h1 className="text-xl font-semibold tracking-tight">API</h1>
          <p className="mt-2 max-w-prose text-ink-muted">
            <Prose text={document.info.description} />
          </p>
          <p className="mt-2">
            <a href={documentUrl} className="font-medium text-accent-ink hover:underline">
              OpenAPI 3.1 document
            </a>
          </p>
        </header>
        <details className="rounded-xl border border-line bg-surface p-4 md:hidden">
          <summary className="font-medium">Contents</summary>
          <div className="mt-3">
            <Contents groups={groups} />
          </div>
        </details>
        {groups.map(([tag, operations]) => (
          <div key={tag} className="flex flex-col gap-4">
            <h2 className="text-lg font-semibold capitalize">{tag}</h2>
            {operations.map((placed) => (
              <OperationSection key={placed.id} placed={placed} serverUrl={serverUrl} />
            ))}
          </div>
        ))}
      </main>
    </div>
  );
}
