import { buttonLook } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { TextLink } from "@/components/ui/text-link";
import type { OpenLink } from "@/lib/surveys/open-link-shapes";
import { languageName } from "@/lib/surveys/page/words";
import type { PaperLanguage } from "@/lib/surveys/paper/paper-language";

interface PaperPanelProps {
  surveyId: string;
  /** Those of the published version; empty while nothing is published. */
  languages: readonly PaperLanguage[];
  link: OpenLink | undefined;
  /** Whether whoever looks may type answers in. */
  mayTypeIn: boolean;
}

/** The survey and its codes as PDF, to be printed. */
export function PaperPanel({ surveyId, languages, link, mayTypeIn }: PaperPanelProps) {
  const printable = languages.filter((one) => one.printable);
  const left = languages.filter((one) => !one.printable);
  const send = `/surveys/${surveyId}/send`;
  return (
    <Panel
      title="On paper"
      lead="PDF files to print: the survey as a sheet to fill in, and the codes of its places."
    >
      {languages.length === 0 ? (
        <p className="text-sm text-ink-muted">
          Publish the survey first: paper shows what is published.
        </p>
      ) : (
        <div className="flex flex-col gap-6">
          <section aria-labelledby="paper-survey" className="flex flex-col gap-3">
            <h3 id="paper-survey" className="text-sm font-semibold">
              The survey
            </h3>
            <Files
              files={printable.map(({ tag }) => ({
                href: `${send}/paper?${new URLSearchParams({ language: tag })}`,
                name: languageName(tag),
                description: `The survey on paper in ${languageName(tag)}`,
              }))}
            />
            {left.length > 0 && (
              <p className="text-sm text-ink-muted">
                Not in {left.map(({ tag }) => languageName(tag)).join(", ")}: the fonts for paper do
                not have these letters, and wrong ones would be worse than none.
              </p>
            )}
            {mayTypeIn && (
              <p className="text-sm text-ink-muted">
                What comes back is <TextLink href={`/surveys/${surveyId}/enter`}>typed in</TextLink>
                .
              </p>
            )}
          </section>
          {link && (
            <section aria-labelledby="paper-codes" className="flex flex-col gap-3">
              <h3 id="paper-codes" className="text-sm font-semibold">
                QR codes, a page for each place
              </h3>
              <Files
                files={[
                  {
                    href: `${send}/cards?size=poster`,
                    name: "Posters",
                    description: "Posters of every place",
                  },
                  {
                    href: `${send}/cards?size=cards`,
                    name: "Cards, 8 a page",
                    description: "Cards, 8 a page, of every place",
                  },
                ]}
              />
            </section>
          )}
        </div>
      )}
    </Panel>
  );
}

interface File {
  href: string;
  name: string;
  description: string;
}

function Files({ files }: { files: readonly File[] }) {
  return (
    <div className="flex flex-wrap gap-2">
      {files.map(({ href, name, description }) => (
        <a key={href} href={href} download aria-label={description} className={buttonLook()}>
          {name}
        </a>
      ))}
    </div>
  );
}
