"""Words that hold a sentence together, in Indonesian and English: they name no skill, and nobody is asked what they know about *can* or *saya*.

They are the closed classes (pronouns, auxiliaries, prepositions, conjunctions, question words) of the stop words that Lucene leaves
out of Indonesian texts and that spaCy lists for English. What both lists also hold, and what names something in this field, is none:
*dini* (peringatan dini), *kecil* (usaha kecil), *sama* (kerja sama), *due* (due diligence), *well*, *it*.
"""

from typing import Final

FUNCTION_WORDS: Final = frozenset(
    """a about after also although am among an and another any anybody anyone anything are as at be because been before being both but
    by can cannot could did do does doing done during each either etc every everybody everyone everything for from had has have having he her
    here hers him his how however i if in into is its itself me might must my myself neither nobody nor not of on onto or other others our
    ours ourselves perhaps please quite rather regarding shall she should since so some somebody somehow someone something somewhere
    such than that the their theirs them themselves then there therefore these they this those though thus to too toward towards
    unless until upon us very via was we were what whatever when where whether which whichever while who whoever whom whose why with
    within without would yet you your yours yourself yourselves
    ada adakah adalah adanya adapun agar akan akankah aku anda antara antaranya apa apabila apakah apalagi atau ataupun bagaimana
    bagaimanakah bagi bahkan bahwa beberapa begini begitu belum berapa berapakah bila bisa bisakah boleh bolehkah bukan bukankah
    dalam dan dapat dapatkah dari daripada demi dengan di dia diantara dong entah hanya harus hendak hingga ia ialah ingin ini
    inikah itu itukah jika jikalau juga kah kalau kalian kami kamu kan kapan kapankah karena ke kemudian kenapa kepada ketika kita
    kok lagi lah lain lainnya lalu lebih maka manakah masih mau maupun melainkan melalui memang mengapa mengenai menjadi merekalah
    mereka merupakan meski meskipun mohon mungkin mungkinkah namun nanti oleh pada padahal paling para pasti per pernah pernahkah
    pula pun punya saja sambil sampai sangat saya se sebab sebagai sebagaimana sebelum sebuah secara sedang sedangkan sehingga
    sejak sekali selain selalu selama semua seorang seperti sering serta seseorang sesuatu sesudah setelah setiap siapa siapakah
    siapapun sini suatu sudah sudahkah supaya tanpa tapi telah tentang terhadap tersebut tetapi tiap tidak tidakkah tolong untuk walau
    walaupun yaitu yakni yang""".split()  # noqa: SIM905  (a list is longer and says no more)
)
