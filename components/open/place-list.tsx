import { ConfirmButton } from "@/components/ui/confirm-button";
import { CopyButton } from "@/components/ui/copy-button";
import type { Answer } from "@/lib/ground/answer";
import { type OpenLink, plainSource } from "@/lib/surveys/open-link-shapes";

interface PlaceListProps {
  surveyId: string;
  link: OpenLink;
  counts: Readonly<Record<string, number>>;
  remove: ((input: unknown) => Promise<Answer<OpenLink>>) | undefined;
}

interface Place {
  source: string;
  name: string;
  url: string;
  /** What a QR code of it is counted as. */
  code: string;
  removable: boolean;
}

function placesOf({ url, sources }: OpenLink): Place[] {
  return [
    { source: plainSource, name: "The link itself", url, code: "", removable: false },
    { source: "qr", name: "QR code", url: `${url}?source=qr`, code: "qr", removable: false },
    ...sources.map(({ source, url: own }) => ({
      source,
      name: source,
      url: own,
      code: source,
      removable: true,
    })),
  ];
}

/** Each place with its link, its QR code, and how many answers came from there. */
export function PlaceList({ surveyId, link, counts, remove }: PlaceListProps) {
  return (
    <ul className="divide-y divide-line border-y border-line">
      {placesOf(link).map((place) => (
        <li key={place.source} className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
          <div className="min-w-0 flex-1 basis-64">
            <p className="flex flex-wrap items-baseline gap-x-3 text-sm font-medium">
              {place.name}
              <span className="font-normal text-ink-muted tabular-nums">
                {answersWord(counts[place.source] ?? 0)}
              </span>
            </p>
            <p
              id={`link-of-${place.source}`}
              className="mt-0.5 font-mono text-xs break-all text-ink-muted"
            >
              {place.url}
            </p>
          </div>
          <div className="flex flex-wrap items-center gap-2">
            <CopyButton
              text={place.url}
              shownId={`link-of-${place.source}`}
              description={`Copy the link of ${place.name}`}
            />
            {place.code !== "" && <Codes surveyId={surveyId} place={place} />}
            {place.removable && remove && (
              <ConfirmButton
                label="Remove"
                size="small"
                tone="quiet"
                description={`Remove ${place.name}`}
                question={`Remove ${place.name}?`}
                confirmLabel="Remove"
                act={remove.bind(null, { surveyId, source: place.source })}
              >
                Its link leads to the survey still, but answers by it are counted as those of the
                link itself. Answers that came by it stay as they are.
              </ConfirmButton>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}

const answersWord = (count: number) =>
  count === 1 ? "1 answer" : `${count.toLocaleString("en")} answers`;

const formats = ["svg", "png"] as const;

function Codes({ surveyId, place }: { surveyId: string; place: Place }) {
  return formats.map((format) => (
    <a
      key={format}
      href={`/surveys/${surveyId}/send/qr?${new URLSearchParams({ source: place.code, format })}`}
      aria-label={`${place.removable ? `QR code of ${place.name}` : place.name} as ${format.toUpperCase()}`}
      className="rounded-md px-1.5 py-1 text-xs font-medium text-accent-ink underline-offset-2 hover:underline max-sm:py-2.5"
    >
      {format === "svg" ? "QR, SVG" : "PNG"}
    </a>
  ));
}
