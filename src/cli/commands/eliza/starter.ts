/** A script to start from: small, whole, without a finding of the linter, each kind of rule once with what it is for. */

export const starterScript = `; My script
;
; A script for ELIZA. Try it:    nlp eliza --script THIS-FILE --explain
; Look for mistakes:             nlp eliza check THIS-FILE
; Everything behind a semicolon is a comment. Capitals and small letters are the same.

; 1. The greeting comes first.
(GOOD DAY. WHAT BRINGS YOU HERE)

START

; 2. What is said when no keyword is found; each time the next reply, round and round.
;    (0) is a pattern: 0 stands for any number of words, so it fits everything.
(NONE
  ((0)
    (PLEASE GO ON)
    (WHAT DOES THAT MEAN TO YOU)
    (I SEE)))

; 3. Mirror words: they are only replaced, so that what is given back sounds right.
(ME = YOU)
(AM = ARE)

; 4. A keyword, with a word to replace it by and a rank. Of several keywords in a sentence the one with the highest rank
;    speaks. A pattern sees the text after the mirror: "I am sad" is "YOU ARE SAD" by then.
;    In a reply a number is a part of the pattern: of (0 YOU ARE 0) part 4 is what comes after ARE.
(I = YOU 1
  ((0 YOU ARE 0)
    (HOW LONG HAVE YOU BEEN 4)
    (WHY ARE YOU 4))
  ((0 YOU (*WANT NEED) 0)
    (WHAT WOULD IT MEAN TO YOU TO GET 4))
  ((0)
    (TELL ME MORE ABOUT YOURSELF)))

; 5. Words in a group: DLIST puts them in, (/FAMILY) finds one of them. Part 3 is the word that was found.
(MOTHER DLIST(/FAMILY))
(FATHER DLIST(/FAMILY))
(SISTER DLIST(/FAMILY))
(BROTHER DLIST(/FAMILY))

(MY = YOUR 3
  ((0 YOUR (/FAMILY) 0)
    (TELL ME MORE ABOUT YOUR 3)
    (WHO ELSE BELONGS TO YOUR FAMILY))
  ((0 YOUR 0)
    (WHY DO YOU MENTION YOUR 3)))

; 6. Links. A word that is answered by the rules of another:
(DREAMT 4 (=DREAM))
(DREAM 4
  ((0 YOU (*DREAM DREAMT) 0)
    (WHAT DOES IT SAY ABOUT YOU THAT YOU DREAMT 4))
  ((0)
    ; NEWKEY: not this keyword after all; the next one of the sentence is tried.
    (NEWKEY)))
; PRE rewrites the text before the other rules see it.
(WISH 4
  ((0 YOU WISH FOR 0)
    (PRE (YOU WANT 5) (=I)))
  ((0)
    (NEWKEY)))

; 7. The memory: where MY is the keyword, one of these four is put by, and comes back when no keyword is found.
;    There must be four; which one it is depends on the last word of the sentence.
(MEMORY MY
  (0 YOUR 0 = EARLIER YOU SPOKE OF YOUR 3)
  (0 YOUR 0 = LET US GO BACK TO YOUR 3)
  (0 YOUR 0 = DOES THAT HAVE TO DO WITH YOUR 3)
  (0 YOUR 0 = BUT YOUR 3))
`;
