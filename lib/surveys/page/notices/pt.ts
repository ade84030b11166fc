import type { NoticeWords } from "./notice-words";

export const portugueseNotices: NoticeWords = {
  wrongLink: {
    heading: "Esta ligação não leva a nenhum inquérito",
    said: "Talvez falte uma parte. Abra-a outra vez a partir da mensagem que recebeu.",
  },
  seed: {
    heading: "Isto é uma cópia",
    said: "A mensagem foi enviada a clientes, e a si para que veja como chega. Aqui não se pode responder nem escolher nada.",
  },
  noSurvey: {
    heading: "Não há nenhum inquérito aqui",
    said: "Pode ter terminado, ou o endereço pode ter um erro. Obrigado pelo seu interesse.",
  },
  refused: {
    heading: "Não foi possível ler as suas respostas",
    tooLong: "É mais texto do que um inquérito aceita.",
    said: "Nada foi guardado. Volte atrás e envie o formulário outra vez.",
  },
  unavailable: {
    heading: "Não resultou",
    said: "Há um problema do nosso lado. Volte atrás e tente de novo dentro de um minuto.",
  },
  sendAgain: {
    heading: "As suas respostas ainda não estão guardadas",
    said: "Há um problema do nosso lado. Nada se perdeu: envie-as outra vez dentro de um minuto.",
    button: "Enviar outra vez",
  },
  answers: {
    heading: "As suas respostas",
    said: "Isto é o que guardámos. Já não pode ser alterado.",
  },
  takeBack: {
    heading: "Retirar as suas respostas?",
    said: "São apagadas e o inquérito termina para si. Não pode ser desfeito.",
    button: "Apagar as minhas respostas",
    keep: "Mantê-las",
  },
  withdrawn: {
    heading: "As suas respostas foram apagadas",
    said: "Não guardámos nenhuma. Pode fechar esta página.",
    before: "Retirou as suas respostas.",
  },
  fixed: "As suas respostas estão guardadas e já não podem ser alteradas.",
  kept: {
    now: "Guardado. Abra a mesma ligação para continuar, neste dispositivo ou noutro.",
    before: "As suas respostas até agora estão guardadas. Continue onde parou.",
  },
  preferences: {
    wrongLink: "Esta ligação não leva a lado nenhum",
    refused: "Não foi possível ler a sua escolha",
    unchanged: "Nada foi alterado",
    ask: "Podemos voltar a perguntar-lhe?",
    why: (organization, address) =>
      `Depois de um contacto com ${organization}, podemos perguntar-lhe em ${address} como correu. Nada mais lhe é enviado daqui.`,
    whyPlain: (organization) =>
      `Depois de um contacto com ${organization}, podemos perguntar-lhe como correu. Nada mais lhe é enviado daqui.`,
    mind: "Se prefere que não lhe perguntemos, diga-o aqui. Pode mudar de ideias mais tarde.",
    stop: "Não voltar a perguntar-me",
    stopped: "Não voltaremos a perguntar-lhe",
    none: (organization, address) =>
      `${organization} não lhe enviará mais inquéritos para ${address}.`,
    nonePlain: (organization) => `${organization} não lhe enviará mais inquéritos.`,
    stopSurvey: "Não voltar a enviar-me este inquérito",
    surveyStopped: "Não voltaremos a enviar-lhe este inquérito",
    surveyNone: (organization) => `Ainda pode receber outros inquéritos de ${organization}.`,
    resumeSurvey: "Mudei de ideias: podem enviar-mo",
    resume: "Mudei de ideias: podem perguntar-me",
  },
};
