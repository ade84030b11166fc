// Loaded into our programs by scripts/run.mjs. The channel to the process that started this one
// closes when that process ends, however it ends: then this one ends in order too, and if it cannot,
// nobody is left to end it but itself.
const patienceMilliseconds = 30_000;

process.once("disconnect", () => {
  setTimeout(() => process.kill(process.pid, "SIGKILL"), patienceMilliseconds).unref();
  process.kill(process.pid, "SIGTERM");
});
process.channel?.unref();
