interface Call {
  number: number;
  day: string;
  time: string;
  solved: string;
  waited: string;
  talked: string;
  rating: string;
  comment: string;
}

const line = (series: string) => (call: Call) =>
  [
    `${series}-${call.number}`,
    `K-${1 + (call.number % 4)}`,
    call.day,
    call.time,
    "Nord",
    call.solved,
    call.waited,
    call.talked,
    call.rating,
    call.comment,
  ].join(";");

/** Good calls: waits and talks differ, so that there is something to measure. */
function goodCalls(count: number): Call[] {
  return Array.from({ length: count }, (_, index) => ({
    number: index + 1,
    day: `${String(1 + (index % 28)).padStart(2, "0")}/02/2026`,
    time: `9:${String(10 + (index % 50))}`,
    solved: index % 3 === 0 ? "nein" : "ja",
    waited: `${index * 7},5`,
    talked: `0:0${1 + (index % 9)}:23`,
    rating: String(1 + (index % 5)),
    comment: index % 6 === 0 ? '"Freundlich, 🙂\r\naber; langsam"' : "",
  }));
}

const goodRows = 60;

/**
 * A contact centre's export as spreadsheets write it on a European computer: byte order mark,
 * semicolons, CRLF, line breaks inside cells, decimal commas, day-first dates, yes and no in
 * words. Ticket numbers begin with the series. Its last rows are broken: a day that does not exist, a rating that is none, a row cut short.
 */
export function contactCentreFile(series: string): Buffer {
  const written = line(series);
  const header =
    "Ticket Nr;Kunden Nr;Datum;Uhrzeit;Team;Gelöst;Wartezeit;Talk duration;Zufriedenheit;Kommentar";
  const usual = { time: "9:05", solved: "ja", waited: "12,5", talked: "0:01:00", comment: "" };
  const broken = [
    written({ ...usual, number: 901, day: "31/02/2026", rating: "4" }),
    written({ ...usual, number: 902, day: "20/02/2026", rating: "sehr gut" }),
    `${series}-903;K-1;20/02/2026`,
  ];
  const rows = [header, ...goodCalls(goodRows).map(written), ...broken];
  return Buffer.from(`\uFEFF${rows.join("\r\n")}\r\n`, "utf8");
}
