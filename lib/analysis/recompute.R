# Recomputes what the analysis page shows, from frame.csv, with base R alone:
#
#   Rscript recompute.R            in the folder of the export
#   Rscript recompute.R --fast     without the resampled intervals, which take about a minute
#
# frame.csv      one row per answer, contact or customer; empty cells are missing values. The columns
#                interaction, team_day, day and customer say what a row belongs to. Of very many rows
#                the page reads a sample of customers: "sample" is the smallest one a row is in.
# variables.csv  the columns of the frame, their kinds, and their part in the model of drivers
# settings.csv   how the page was asked
# page.csv       the numbers of the page
# recomputed.csv (written) the same numbers from R, and how far the two are apart
#
# Not recomputed: performance on the map, which compares with rows outside the filter.

# R's own words are UTF-8 everywhere but in bare Linux shells.
if (!l10n_info()[["UTF-8"]]) suppressWarnings(invisible(Sys.setlocale("LC_CTYPE", "C.UTF-8")))

arguments <- commandArgs(trailingOnly = TRUE)
fast <- "--fast" %in% arguments
folder <- c(setdiff(arguments, "--fast"), ".")[1]
table_of <- function(name, ...) {
  read.csv(file.path(folder, name), check.names = FALSE, encoding = "UTF-8", na.strings = "", ...)
}

frame <- table_of("frame.csv")
variables <- table_of("variables.csv", colClasses = "character")
page <- table_of("page.csv", colClasses = c(rep("character", 4), "numeric"))
settings <- table_of("settings.csv", colClasses = "character")
setting <- function(name) settings$value[settings$name == name]
minimum <- as.integer(setting("minimumGroupSize"))
z95 <- qnorm(0.975)

results <- list()
keep <- function(.about, ...) {
  values <- c(...)
  results[[length(results) + 1]] <<- data.frame(
    panel = .about[1], x = .about[2], y = .about[3],
    quantity = names(values), value = unname(values), row.names = NULL
  )
}

# Units -------------------------------------------------------------------------------------------

fine_to_coarse <- c("interaction", "team-day", "day", "customer")
numbered <- function(signs) match(signs, unique(signs[!is.na(signs)]))
codes <- lapply(list(
  interaction = frame$interaction, "team-day" = frame$team_day,
  day = frame$day, customer = frame$customer
), numbered)
unit_of <- setNames(variables$unit, variables$key)
kind_of <- setNames(variables$kind, variables$key)

# Variables meet at the coarsest of their units, or at the one the page was asked to compare per.
meeting <- function(keys) {
  units <- c(unit_of[keys], setting("atLeast"))
  fine_to_coarse[max(match(units, fine_to_coarse))]
}

# Each variable is averaged over the rows of a unit that have it: twenty calls of one customer count
# once.
known <- new.env()
per_unit <- function(key, unit, one_in) {
  name <- paste(one_in, unit, key)
  if (!is.null(known[[name]])) return(known[[name]])
  code <- codes[[unit]]
  x <- as.numeric(frame[[key]])
  has <- !is.na(code) & !is.na(x) & frame$sample >= one_in
  averages <- rep(NA_real_, max(0, code, na.rm = TRUE))
  if (any(has)) {
    sums <- rowsum(cbind(x[has], 1), code[has])
    averages[as.integer(rownames(sums))] <- sums[, 1] / sums[, 2]
  }
  known[[name]] <- averages
  averages
}

# Scores ------------------------------------------------------------------------------------------

wilson <- function(share, n) {
  centre <- share + z95^2 / (2 * n)
  half <- z95 * sqrt(share * (1 - share) / n + z95^2 / (4 * n^2))
  c(centre - half, centre + half) / (1 + z95^2 / n)
}

# Adjusted Wald: three answers more, of which ¾ promoters and ¾ detractors.
nps <- function(answers) {
  score <- function(promoters, detractors, n) {
    p <- promoters / n
    d <- detractors / n
    c(p - d, (p + d - (p - d)^2) / n)
  }
  promoters <- sum(answers >= 9)
  detractors <- sum(answers <= 6)
  n <- length(answers)
  adjusted <- score(promoters + 0.75, detractors + 0.75, n + 3)
  half <- z95 * sqrt(adjusted[2])
  100 * c(score(promoters, detractors, n)[1], adjusted[1] - half, adjusted[1] + half)
}

scales <- list(nps = c(0, 10), csat = c(1, 5), ces = c(1, 7))
satisfied_from <- c(csat = 4, ces = 5)
for (metric in intersect(names(scales), variables$key)) {
  answers <- as.numeric(frame[[metric]])
  answers <- answers[!is.na(answers) & answers == round(answers)]
  answers <- answers[answers >= scales[[metric]][1] & answers <= scales[[metric]][2]]
  n <- length(answers)
  if (n == 0) next
  three <- if (metric == "nps") nps(answers) else {
    share <- mean(answers >= satisfied_from[[metric]])
    c(share, wilson(share, n))
  }
  shown <- if (n < minimum) rep(NA_real_, 4) else c(three, mean(answers))
  keep(c("scores", metric, ""), n = n, value = shown[1], ciLow = shown[2], ciHigh = shown[3])
  if (n >= minimum) keep(c("scores", metric, ""), mean = shown[4])
}

# Correlations ------------------------------------------------------------------------------------

constant <- function(x) length(x) == 0 || diff(range(x)) <= 1e-13 * max(abs(x))

correlation <- function(x, y, ordinal) {
  n <- length(x)
  nothing <- c(r = NA, n = n, ciLow = NA, ciHigh = NA, p = NA)
  if (n < minimum || n < 2 || constant(x) || constant(y)) return(nothing)
  # Spearman's coefficient is Pearson's of the average ranks.
  r <- if (ordinal) cor(rank(x), rank(y)) else cor(x, y)
  if (abs(r) > 1 - 1e-15) r <- sign(r)
  p <- if (n < 3) NA else 2 * pt(-abs(r * sqrt((n - 2) / ((1 - r) * (1 + r)))), n - 2)
  # Fisher's interval; for ranks with the standard error of Bonett and Wright.
  variance <- (if (ordinal) 1 + r^2 / 2 else 1) / (n - 3)
  half <- if (n > 3) z95 * sqrt(variance) else NA
  c(r = r, n = n, ciLow = tanh(atanh(r) - half), ciHigh = tanh(atanh(r) + half), p = p)
}

keys <- variables$key
one_in <- as.integer(setting("correlationsOneIn"))
pairs <- if (length(keys) > 1) t(combn(keys, 2)) else matrix("", 0, 2)
cells <- apply(pairs, 1, function(pair) {
  unit <- meeting(pair)
  x <- per_unit(pair[1], unit, one_in)
  y <- per_unit(pair[2], unit, one_in)
  both <- !is.na(x) & !is.na(y)
  correlation(x[both], y[both], any(kind_of[pair] == "ordinal"))
})
# Benjamini and Hochberg's q over all pairs that have a p.
q <- if (length(cells) > 0) p.adjust(cells["p", ], "BH")
for (k in seq_len(nrow(pairs))) {
  keep(c("correlations", pairs[k, ]), cells[, k], q = q[[k]])
}

# Drivers -----------------------------------------------------------------------------------------

# R² of every set of drivers, the sets numbered in binary; entry 1 is the empty set. One driver is
# swept out of the correlations after the other.
subset_r_squared <- function(correlations) {
  p <- ncol(correlations) - 1
  r2 <- numeric(2^p)
  visit <- function(rest, from, set) {
    for (j in seq_len(p - from + 1) + from - 1) {
      if (rest[j, j] > 1e-11) {
        with_j <- set + 2^(j - 1)
        r2[with_j + 1] <<- r2[set + 1] + rest[j, p + 1]^2 / rest[j, j]
        if (j < p) visit(rest - tcrossprod(rest[, j]) / rest[j, j], j + 1, with_j)
      } else {
        r2[set + 2^(j - 1) + 1] <<- r2[set + 1]
        if (j < p) visit(rest, j + 1, set + 2^(j - 1))
      }
    }
  }
  visit(correlations, 1, 0)
  r2
}

# LMG: each driver's gain in R², averaged over all orders in which drivers can enter.
lmg_of <- function(correlations) {
  p <- ncol(correlations) - 1
  r2 <- subset_r_squared(correlations)
  sets <- seq_along(r2) - 1
  size <- Reduce(`+`, lapply(seq_len(p), function(j) sets %/% 2^(j - 1) %% 2))
  vapply(seq_len(p), function(j) {
    without <- which(sets %/% 2^(j - 1) %% 2 == 0)
    k <- size[without]
    sum((r2[without + 2^(j - 1)] - r2[without]) / (p * choose(p - 1, k)))
  }, 0)
}

# Johnson's relative weights.
weights_of <- function(correlations) {
  p <- ncol(correlations) - 1
  parts <- eigen(correlations[seq_len(p), seq_len(p), drop = FALSE], symmetric = TRUE)
  lambda <- parts$vectors %*% (sqrt(pmax(parts$values, 0)) * t(parts$vectors))
  drop(lambda^2 %*% solve(lambda, correlations[seq_len(p), p + 1])^2)
}

# The outcome at the poor and at the good end of one driver, less the outcome in between.
contrast_of <- function(x, y, better, scale) {
  ends <- if (identical(scale, c(1, 5))) c(2, 5) else quantile(x, c(0.2, 0.8), names = FALSE)
  low <- x <= ends[1]
  high <- x >= ends[2]
  if (ends[1] >= ends[2] || !any(low) || !any(high) || !any(!low & !high)) {
    return(c(penalty = NA, reward = NA))
  }
  poor <- if (better == "higher") low else high
  good <- if (better == "higher") high else low
  fit <- coef(lm(y ~ poor + good))
  c(penalty = fit[[2]], reward = fit[[3]])
}

part <- setNames(variables$part, variables$key)
outcome <- names(part)[part %in% "outcome"]
drivers <- names(part)[part %in% "driver"]
if (length(outcome) == 1 && length(drivers) > 0) {
  # What never varies or repeats others is left out of the model, but its missing values count.
  asked <- c(outcome, drivers, names(part)[part %in% "dropped"])
  unit <- meeting(asked)
  table <- sapply(asked, per_unit, unit = unit, one_in = as.integer(setting("driversOneIn")))
  complete <- complete.cases(table)
  first_row <- match(which(complete), codes[[unit]])
  cluster <- if (unit %in% c("customer", "day")) which(complete) else
    codes[[if (unit == "team-day") "day" else "customer"]][first_row]
  y <- table[complete, 1]
  x <- table[complete, 1 + seq_along(drivers), drop = FALSE]
  n <- length(y)
  p <- length(drivers)

  fit <- summary(lm(y ~ x))
  keep(c("drivers", outcome, ""), n = n, r2 = fit$r.squared, adjustedR2 = fit$adj.r.squared,
    intercept = fit$coefficients[1, 1], residualStandardError = fit$sigma)
  coefficients <- fit$coefficients[-1, , drop = FALSE]
  correlations <- cor(cbind(x, y))
  lmg <- lmg_of(correlations)
  weights <- weights_of(correlations)
  vif <- diag(solve(correlations[seq_len(p), seq_len(p), drop = FALSE]))
  adjusted <- p.adjust(coefficients[, 4], "BH")
  df <- n - p - 1
  for (j in seq_len(p)) {
    about <- variables[variables$key == drivers[j], ]
    column <- x[, j]
    t <- coefficients[j, 3]
    keep(c("drivers", drivers[j], outcome),
      coefficient = coefficients[j, 1], standardError = coefficients[j, 2], t = t,
      p = coefficients[j, 4], q = adjusted[[j]], beta = coefficients[j, 1] * sd(column) / sd(y),
      r = correlations[j, p + 1], partialR = t / sqrt(t^2 + df), vif = vif[[j]],
      lmg = lmg[j], lmgShare = lmg[j] / fit$r.squared, relativeWeight = weights[j],
      mean = mean(column), sd = sd(column), min = min(column), max = max(column),
      contrast_of(column, y, about$better, as.numeric(c(about$scaleMin, about$scaleMax))))
  }
}

# Comparison --------------------------------------------------------------------------------------

recomputed <- do.call(rbind, results)
named <- function(table) paste(table$panel, table$x, table$y, table$quantity, sep = "\r")
text <- c("panel", "x", "y", "quantity")
page[text][is.na(page[text])] <- ""
recomputed$page <- page$value[match(named(recomputed), named(page))]
distance <- abs(recomputed$value - recomputed$page) / pmax(abs(recomputed$page), 1e-6)
recomputed$difference <- ifelse(is.na(recomputed$value) & is.na(recomputed$page), 0, distance)
write.csv(recomputed, file.path(folder, "recomputed.csv"), row.names = FALSE, na = "")

absent <- setdiff(named(page[page$panel != "resampled", ]), named(recomputed))
apart <- which(is.na(recomputed$difference) | recomputed$difference > 1e-6)
cat(sprintf("%d numbers recomputed, %d of the page not; largest relative difference %.1e.\n",
  nrow(recomputed), length(absent), max(0, recomputed$difference, na.rm = TRUE)))
if (length(apart) > 0) print(recomputed[apart, ], row.names = FALSE)

# Resampled intervals -----------------------------------------------------------------------------

# With R's own random numbers: they agree with the page within the noise of resampling.
if (!fast && exists("lmg") && length(unique(cluster)) > 1) {
  set.seed(as.integer(setting("seed")))
  draws <- as.integer(setting("draws"))
  measure <- if (setting("intervalOf") == "lmg") lmg_of else weights_of
  centred <- scale(cbind(x, y), scale = FALSE)
  group <- match(cluster, unique(cluster))
  # Above 10,000 customers it is 256 groups of them that are drawn.
  if (max(group) > 10000) group <- sample(256, max(group), TRUE)[group]
  upper <- which(upper.tri(diag(p + 1), diag = TRUE), arr.ind = TRUE)
  moments <- rowsum(cbind(1, centred, centred[, upper[, 1]] * centred[, upper[, 2]]), group)
  clusters <- nrow(moments)
  shares <- replicate(draws, {
    total <- drop(tabulate(sample(clusters, clusters, TRUE), clusters) %*% moments)
    sums <- total[1 + seq_len(p + 1)]
    products <- matrix(0, p + 1, p + 1)
    products[upper] <- total[-seq_len(p + 2)]
    products <- products + t(products) - diag(diag(products)) - tcrossprod(sums) / total[1]
    varies <- diag(products) > 1e-12 * total[1]
    if (!varies[p + 1]) return(rep(NA_real_, p))
    spread <- ifelse(varies, sqrt(pmax(diag(products), 0)), Inf)
    r <- products / tcrossprod(spread)
    diag(r)[varies] <- 1
    measure(r)
  })
  limits <- apply(matrix(shares, p), 1, quantile, c(0.025, 0.975), na.rm = TRUE)

  rows <- split(seq_len(n), match(cluster, unique(cluster)))
  placed <- unlist(rows)
  largest <- replicate(200, {
    dealt <- numeric(n)
    dealt[placed] <- y[unlist(rows[sample(length(rows))])]
    max(measure(cor(cbind(x, dealt))))
  })
  shown <- function(quantity, key) {
    page$value[page$panel == "resampled" & page$x == key & page$quantity == quantity]
  }
  cat(sprintf("\nLimits of importance, %d draws of R's own (R / page):\n", draws))
  for (j in seq_len(p)) {
    cat(sprintf("%-40s %.3f to %.3f / %.3f to %.3f\n", drivers[j], limits[1, j], limits[2, j],
      shown("lmgLow", drivers[j]), shown("lmgHigh", drivers[j])))
  }
  cat(sprintf("%-40s %.3f / %.3f\n", "chance alone reaches", quantile(largest, 0.95),
    shown("threshold", outcome)))
}

if (length(apart) + length(absent) > 0) quit(status = 1)
