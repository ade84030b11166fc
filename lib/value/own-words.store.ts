import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { response } from "@/lib/db/tables/responses";
import { surveyVersion } from "@/lib/db/tables/surveys";

/** The keys of all questions that are answered in one's own words: to be a table `own_words`. */
export function ownWords(tx: Tx): SQL {
  return sql`select distinct question ->> 'key' as key from ${surveyVersion},
      jsonb_array_elements(${surveyVersion.definition} -> 'questions') as question
    where ${surveyVersion.organizationId} = ${tx.organizationId} and question ->> 'kind' = 'text'`;
}

/** Whether a response answers one of them. */
export const saysInOwnWords: SQL = sql`exists (select from own_words
  where btrim(${response.answers} ->> own_words.key) <> '')`;
