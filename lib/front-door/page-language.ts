import type { Visit } from "@/lib/responses/visits";
import { chooseLanguage, languagesOf, wishesIn } from "@/lib/surveys/languages";
import { spokenLanguage } from "@/lib/surveys/page/notices";
import type { Ask } from "./exchange";

function wishesOf(ask: Ask, locale?: string | number | null): string[] {
  const own = [new URLSearchParams(ask.query).get("lang"), locale];
  const wishes = own.filter((wish) => typeof wish === "string");
  return [...wishes, ...wishesIn(ask.header("accept-language") ?? "")];
}

/** The language a link on the page asks for, the customer's, or the first of the browser's there is. */
export function languageFor(ask: Ask, { definition, facts }: Visit): string {
  if (languagesOf(definition).length === 1) return definition.language;
  return chooseLanguage(definition, wishesOf(ask, facts["customer.locale"]));
}

/** The same where no survey says what there is: the first that Vocal's own pages speak. */
export function ownLanguageFor(ask: Ask, locale?: string | null): string {
  return spokenLanguage(wishesOf(ask, locale));
}
