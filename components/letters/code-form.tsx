import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { TextField } from "@/components/ui/text-field";
import type { LetterWords } from "@/lib/delivery/letters/letter-words";

interface CodeFormProps {
  words: LetterWords;
  language: string;
  /** What was typed in vain. */
  typed: string | undefined;
  /** Why it opened nothing. */
  refused: "unknown" | "throttled" | undefined;
}

/** Where the code of a letter is typed in; works without a script. */
export function CodeForm({ words, language, typed, refused }: CodeFormProps) {
  return (
    <main
      lang={language}
      className="mx-auto flex min-h-dvh w-full max-w-sm flex-col justify-center gap-6 px-5 py-12"
    >
      <h1 className="text-xl font-semibold tracking-tight">{words.title}</h1>
      {refused && <Notice tone="bad">{words[refused]}</Notice>}
      <form method="get" action="/c" className="flex flex-col gap-4">
        <TextField
          label={words.code}
          hint={words.hint}
          name="code"
          defaultValue={typed}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={40}
        />
        <Button type="submit" tone="primary">
          {words.open}
        </Button>
      </form>
    </main>
  );
}
