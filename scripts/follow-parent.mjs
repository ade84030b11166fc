// Loaded into our programs by scripts/run.mjs. The channel to the process that started this one
// closes when that process ends, however it ends: then this one ends in order too.
process.once("disconnect", () => process.kill(process.pid, "SIGTERM"));
process.channel?.unref();
