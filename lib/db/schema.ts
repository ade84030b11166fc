import * as access from "@/lib/db/tables/access";
import * as analysis from "@/lib/db/tables/analysis";
import * as customers from "@/lib/db/tables/customers";
import * as delivery from "@/lib/db/tables/delivery";
import * as deliveryPlan from "@/lib/db/tables/delivery-plan";
import * as digest from "@/lib/db/tables/digest";
import * as framework from "@/lib/db/tables/framework";
import * as imports from "@/lib/db/tables/imports";
import * as kpis from "@/lib/db/tables/kpis";
import * as mailbox from "@/lib/db/tables/mailbox";
import * as organization from "@/lib/db/tables/organization";
import * as responses from "@/lib/db/tables/responses";
import * as rounds from "@/lib/db/tables/rounds";
import * as seeds from "@/lib/db/tables/seeds";
import * as surveys from "@/lib/db/tables/surveys";
import * as touchpoints from "@/lib/db/tables/touchpoints";
import * as value from "@/lib/db/tables/value";

/** All tables: what drizzle knows of the database. */
export const schema = {
  ...access,
  ...analysis,
  ...customers,
  ...delivery,
  ...deliveryPlan,
  ...digest,
  ...framework,
  ...imports,
  ...kpis,
  ...mailbox,
  ...organization,
  ...responses,
  ...rounds,
  ...seeds,
  ...surveys,
  ...touchpoints,
  ...value,
};
