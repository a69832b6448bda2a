"""NLTK's n-gram model for the bench: MODE TEXT HELD_OUT ORDER SENTENCES; prints the seconds of the work itself and
how much of it there was. MODE is train (fitting counts, the model without smoothing) or score (a score a word)."""
import sys
import time

from nltk.lm import MLE
from nltk.lm.preprocessing import padded_everygram_pipeline

mode, text, held_out, order, sentences = sys.argv[1:6]
order = int(order)


def read(path):
    with open(path, encoding="utf8") as lines:
        return [line.split() for _, line in zip(range(int(sentences)), lines)]


train = read(text)
started = time.perf_counter()
ngrams, vocabulary = padded_everygram_pipeline(order, train)
model = MLE(order)
model.fit(ngrams, vocabulary)
seconds = time.perf_counter() - started
work = sum(map(len, train))
if mode == "score":
    test = [["<s>"] * (order - 1) + words + ["</s>"] for words in read(held_out)]
    started = time.perf_counter()
    work = 0
    for words in test:
        for i in range(order - 1, len(words)):
            model.score(words[i], tuple(words[i - order + 1 : i]))
            work += 1
    seconds = time.perf_counter() - started
print(seconds, work)
