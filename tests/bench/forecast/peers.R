# peers.R SET.csv OUT.csv: what R's forecast package makes of the train part of each series, as
# `opgave forecast --scores` writes it. eat is the mean of ets, auto.arima and thetaf, points and
# quantiles, the strongest combination that its users have.
suppressMessages(library(forecast))

args <- commandArgs(trailingOnly = TRUE)
m <- as.integer(sub(".*_f([0-9]+)\\.csv$", "\\1", args[1]))
p <- c(0.025, seq(0.05, 0.95, 0.05), 0.975)
level <- sort(unique(round(100 * abs(2 * p - 1), 6)))
level <- level[level > 0]
data <- read.csv(args[1], colClasses = c(series = "character", period = "character"))
data$series <- factor(data$series, levels = unique(data$series))

# The quantiles of a forecast object: a row per horizon.
quantiles <- function(f) {
  h <- length(f$mean)
  column <- function(bounds, l) as.matrix(bounds)[, which.min(abs(f$level - l))]
  q <- sapply(p, function(q) {
    l <- 100 * abs(2 * q - 1)
    if (l < 1e-6) as.numeric(f$mean) else if (q < 0.5) column(f$lower, l) else column(f$upper, l)
  })
  matrix(q, nrow = h)
}

# M4's test: is the seasonal autocorrelation significant at 90 %?
seasonal <- function(x) {
  if (m == 1 || length(x) < 3 * m) return(FALSE)
  r <- acf(x, lag.max = m, plot = FALSE)$acf[-1]
  abs(r[m]) > 1.645 * sqrt((1 + 2 * sum(r[seq_len(m - 1)]^2)) / length(x))
}

# Runs `method` on the seasonally adjusted series, as M4's benchmarks do.
adjusted <- function(x, h, method) {
  if (!seasonal(x)) return(method(x, h))
  d <- decompose(x, type = "multiplicative")
  index <- rep_len(tail(d$seasonal, m), h)
  f <- method(x / d$seasonal, h)
  f$mean <- f$mean * index
  f$lower <- f$lower * index
  f$upper <- f$upper * index
  f
}

naive2 <- function(x, h) adjusted(x, h, function(y, h) naive(y, h, level = level))
pick <- function(f) list(mean = pmax(0, as.numeric(f$mean)), q = pmax(quantiles(f), 0))
methods <- list(
  naive2 = function(x, h) pick(naive2(x, h)),
  ses = function(x, h) pick(adjusted(x, h, function(y, h) ses(y, h, level = level))),
  holt = function(x, h) pick(adjusted(x, h, function(y, h) holt(y, h, level = level))),
  damped = function(x, h) pick(adjusted(x, h, function(y, h) holt(y, h, damped = TRUE, level = level))),
  theta = function(x, h) pick(thetaf(x, h, level = level)),
  ets = function(x, h) pick(forecast(ets(x), h, level = level)),
  arima = function(x, h) pick(forecast(auto.arima(x), h, level = level)))
means <- list(comb = c("ses", "holt", "damped"), eat = c("ets", "arima", "theta"))

lines <- list()
put <- function(s, method, f, seconds) {
  h <- length(f$mean)
  lines[[length(lines) + 1]] <<- data.frame(s, method, seq_len(h), f$mean, f$q, seconds / h)
}
for (s in levels(data$series)) {
  rows <- data[data$series == s, ]
  x <- ts(rows$value[rows$part == "train"], frequency = m)
  h <- sum(rows$part == "test")
  made <- list()
  took <- c()
  for (name in names(methods)) {
    start <- proc.time()[["elapsed"]]
    f <- tryCatch(suppressWarnings(methods[[name]](x, h)), error = function(e) NULL)
    # What a method cannot do, the last value stands in for.
    if (is.null(f) || any(!is.finite(f$q)) || any(!is.finite(f$mean))) f <- methods$naive2(x, h)
    f$q[!is.finite(f$q)] <- tail(x, 1)
    took[name] <- proc.time()[["elapsed"]] - start
    made[[name]] <- f
    put(s, name, f, took[name])
  }
  for (name in names(means)) {
    of <- made[means[[name]]]
    f <- list(mean = Reduce(`+`, lapply(of, `[[`, "mean")) / length(of),
              q = Reduce(`+`, lapply(of, `[[`, "q")) / length(of))
    put(s, name, f, sum(took[means[[name]]]))
  }
}
out <- do.call(rbind, lines)
names(out) <- c("series", "method", "h", "mean",
                paste0("q", sub("0\\.", "", format(p, nsmall = 2, drop0trailing = FALSE))), "seconds")
names(out)[5:25] <- paste0("q", c("025", sprintf("%02d", seq(5, 95, 5)), "975"))
write.csv(out, args[2], row.names = FALSE, quote = FALSE)
