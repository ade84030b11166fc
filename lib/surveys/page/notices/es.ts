import type { NoticeWords } from "./notice-words";

export const spanishNotices: NoticeWords = {
  wrongLink: {
    heading: "Este enlace no lleva a ninguna encuesta",
    said: "Quizá le falte una parte. Ábralo otra vez desde el mensaje que recibió.",
  },
  seed: {
    heading: "Esto es una copia",
    said: "El mensaje se envió a clientes, y a usted para que vea cómo llega. Aquí no se puede responder ni elegir nada.",
  },
  noSurvey: {
    heading: "Aquí no hay ninguna encuesta",
    said: "Puede que haya terminado o que la dirección tenga un error. Gracias por su interés.",
  },
  refused: {
    heading: "No se pudieron leer sus respuestas",
    tooLong: "Es más texto del que admite una encuesta.",
    said: "No se guardó nada. Vuelva atrás y envíe el formulario de nuevo.",
  },
  unavailable: {
    heading: "No ha funcionado",
    said: "Algo falla por nuestra parte. Vuelva atrás e inténtelo dentro de un minuto.",
  },
  sendAgain: {
    heading: "Sus respuestas aún no están guardadas",
    said: "Algo falla por nuestra parte. No se ha perdido nada: envíelas otra vez dentro de un minuto.",
    button: "Enviar otra vez",
  },
  answers: {
    heading: "Sus respuestas",
    said: "Esto es lo que hemos guardado. Ya no se puede cambiar.",
  },
  takeBack: {
    heading: "¿Retirar sus respuestas?",
    said: "Se borran y la encuesta termina para usted. No se puede deshacer.",
    button: "Borrar mis respuestas",
    keep: "Conservarlas",
  },
  withdrawn: {
    heading: "Sus respuestas se han borrado",
    said: "No hemos conservado ninguna. Puede cerrar esta página.",
    before: "Usted retiró sus respuestas.",
  },
  fixed: "Sus respuestas están guardadas y ya no se pueden cambiar.",
  kept: {
    now: "Guardado. Abra el mismo enlace para continuar, en este dispositivo o en otro.",
    before: "Sus respuestas hasta ahora están guardadas. Continúe donde lo dejó.",
  },
  preferences: {
    wrongLink: "Este enlace no lleva a ninguna parte",
    refused: "No se pudo leer su elección",
    unchanged: "No se ha cambiado nada",
    ask: "¿Podemos volver a preguntarle?",
    why: (organization, address) =>
      `Después de un contacto con ${organization}, es posible que le preguntemos en ${address} cómo fue. Desde aquí no se le envía nada más.`,
    whyPlain: (organization) =>
      `Después de un contacto con ${organization}, es posible que le preguntemos cómo fue. Desde aquí no se le envía nada más.`,
    mind: "Si prefiere que no le preguntemos, indíquelo aquí. Puede cambiar de opinión más adelante.",
    stop: "No volver a preguntarme",
    stopped: "No volveremos a preguntarle",
    none: (organization, address) => `${organization} no le enviará más encuestas a ${address}.`,
    nonePlain: (organization) => `${organization} no le enviará más encuestas.`,
    stopSurvey: "No volver a enviarme esta encuesta",
    surveyStopped: "No le enviaremos más esta encuesta",
    surveyNone: (organization) => `Todavía puede recibir otras encuestas de ${organization}.`,
    resumeSurvey: "He cambiado de opinión: pueden enviármela",
    resume: "He cambiado de opinión: pueden preguntarme",
  },
};
