import { senderProblem } from "@/components/channels/sender-words";
import { Notice } from "@/components/ui/notice";
import { TextLink } from "@/components/ui/text-link";

interface SenderLineProps {
  sender: string;
  dkimDomain: string | null;
}

/** From whom mail comes, where that is set, and what is the matter with it. */
export function SenderLine({ sender, dkimDomain }: SenderLineProps) {
  const problem = senderProblem(sender, dkimDomain);
  const line = (
    <>
      Surveys are sent from <span className="font-medium break-words">{sender}</span>. It is set
      under <TextLink href="/settings/organization">Organisation</TextLink>.
    </>
  );
  return (
    <div className="mb-5 max-w-xl text-sm">
      {problem === null ? (
        <p>{line}</p>
      ) : (
        <Notice tone="warn">
          {line} {problem}
        </Notice>
      )}
    </div>
  );
}
