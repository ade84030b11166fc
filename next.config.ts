import type { NextConfig } from "next";

// Development runs changed code by eval.
const evaluated = process.env.NODE_ENV === "development" ? " 'unsafe-eval'" : "";

/** Pages load nothing from anywhere else and cannot be framed; Next writes its own inline scripts. */
const contentPolicy = [
  "default-src 'self'",
  `script-src 'self' 'unsafe-inline'${evaluated}`,
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "frame-ancestors 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "object-src 'none'",
].join("; ");

const securityHeaders = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Referrer-Policy", value: "same-origin" },
  { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=()" },
  { key: "Content-Security-Policy", value: contentPolicy },
];

// Behind a proxy that does not pass the Host header on, forms still come from our own address.
const { APP_URL } = process.env;
const allowedOrigins = APP_URL && URL.canParse(APP_URL) ? [new URL(APP_URL).host] : [];

const config: NextConfig = {
  poweredByHeader: false,
  // These read files or load native code at run time, which a bundler breaks.
  serverExternalPackages: ["postgres", "pg-boss", "@node-rs/argon2", "nodemailer", "pdfkit"],
  // `npm test` checks types with the faster compiler; a start need not do it again.
  typescript: { ignoreBuildErrors: true },
  // Each route group has its own root layout, so no layout covers an unknown address.
  experimental: { globalNotFound: true, serverActions: { allowedOrigins } },
  // The survey that a member types in stands in a frame of ours, under a policy of its own.
  headers: async () => [
    {
      source: "/((?!surveys/[^/]+/enter/form$|calls/[^/]+/form$).*)",
      headers: securityHeaders,
    },
  ],
};

export default config;
