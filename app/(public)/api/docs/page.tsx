import type { Metadata } from "next";
import { catalogue } from "@/app/api/v1/openapi.json/catalogue";
import { openApiDocument } from "@/app/api/v1/openapi.json/document";
import { Reference } from "@/components/api-docs/reference";
import { env } from "@/lib/ground/env";

export const metadata: Metadata = { title: "API" };
export const dynamic = "force-dynamic";

export default function DocsPage() {
  const document = openApiDocument(catalogue, env().APP_URL);
  return <Reference document={document} documentUrl="/api/v1/openapi.json" />;
}
