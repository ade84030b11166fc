import { endpoint, otherMethods } from "@/app/_wiring/http";
import { OneOrMany } from "@/lib/ground/batch";
import { readRates } from "@/lib/value/rates/read-rates";
import { setRates } from "@/lib/value/rates/set-rates";
import { ListRates } from "@/lib/value/rates/shapes";

export const GET = endpoint({ shape: ListRates, run: readRates });
export const POST = endpoint({ shape: OneOrMany, run: setRates, status: 200 });

export const { PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET", "POST");
