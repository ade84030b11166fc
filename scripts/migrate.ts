import { migrateDatabase } from "@/lib/db/migrate";
import { env } from "@/lib/ground/env";
import { prepareQueues } from "@/lib/queue/jobs";

await migrateDatabase(env().DATABASE_URL, env().AUTH_SECRET, prepareQueues);
