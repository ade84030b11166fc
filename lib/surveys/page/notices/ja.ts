import type { NoticeWords } from "./notice-words";

export const japaneseNotices: NoticeWords = {
  wrongLink: {
    heading: "このリンクにはアンケートがありません",
    said: "リンクの一部が欠けているかもしれません。お受け取りになったメッセージからもう一度開いてください。",
  },
  seed: {
    heading: "これは控えです",
    said: "お客様に送られたメッセージの控えで、届き方を確認するためのものです。ここでは回答も選択もできません。",
  },
  noSurvey: {
    heading: "ここにアンケートはありません",
    said: "終了したか、アドレスに誤りがあるかもしれません。ご関心をお寄せいただきありがとうございます。",
  },
  refused: {
    heading: "回答を読み取れませんでした",
    tooLong: "アンケートで受け付けられる文章の長さを超えています。",
    said: "何も保存されていません。前のページに戻って、もう一度送信してください。",
  },
  unavailable: {
    heading: "うまくいきませんでした",
    said: "こちら側で問題が起きています。前のページに戻り、1分ほどしてからもう一度お試しください。",
  },
  sendAgain: {
    heading: "回答はまだ保存されていません",
    said: "こちら側で問題が起きています。入力内容は失われていません。1分ほどしてからもう一度送信してください。",
    button: "もう一度送信する",
  },
  answers: {
    heading: "あなたの回答",
    said: "保存されている内容です。変更はできなくなりました。",
  },
  takeBack: {
    heading: "回答を取り下げますか？",
    said: "回答は削除され、アンケートは終了します。元に戻すことはできません。",
    button: "回答を削除する",
    keep: "そのまま残す",
  },
  withdrawn: {
    heading: "回答を削除しました",
    said: "何も残していません。このページを閉じて構いません。",
    before: "回答は取り下げられました。",
  },
  fixed: "回答は保存されており、変更はできなくなりました。",
  kept: {
    now: "保存しました。同じリンクを開くと、この端末でも別の端末でも続きから回答できます。",
    before: "これまでの回答は保存されています。続きからどうぞ。",
  },
  preferences: {
    wrongLink: "このリンク先はありません",
    refused: "選択内容を読み取れませんでした",
    unchanged: "何も変更されていません",
    ask: "今後もお尋ねしてよろしいですか？",
    why: (organization, address) =>
      `${organization}とのやり取りの後、${address}宛てにご感想をお尋ねすることがあります。ここからそれ以外のものが送られることはありません。`,
    whyPlain: (organization) =>
      `${organization}とのやり取りの後、ご感想をお尋ねすることがあります。ここからそれ以外のものが送られることはありません。`,
    mind: "お尋ねを希望されない場合は、こちらでお知らせください。後から変更することもできます。",
    stop: "今後は尋ねないでください",
    stopped: "今後はお尋ねしません",
    none: (organization, address) =>
      `${organization}から${address}宛てにアンケートが送られることはもうありません。`,
    nonePlain: (organization) => `${organization}からアンケートが送られることはもうありません。`,
    stopSurvey: "このアンケートは今後送らないでください",
    surveyStopped: "このアンケートは今後お送りしません",
    surveyNone: (organization) => `${organization}の他のアンケートが届くことはあります。`,
    resumeSurvey: "やはり送ってください",
    resume: "やはり尋ねてください",
  },
};
