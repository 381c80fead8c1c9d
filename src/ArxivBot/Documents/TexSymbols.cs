using System.Collections.Frozen;

namespace ArxivBot.Documents;

/// <summary>What the commands of TeX that arXiv's authors use stand for.</summary>
internal static class TexSymbols
{
    /// <summary>Accent commands and the combining mark each puts on a letter.</summary>
    public static readonly FrozenDictionary<char, char> Accents = Pairs(
        "` \u0300 ' \u0301 ^ \u0302 ~ \u0303 = \u0304 u \u0306 . \u0307 \" \u0308 r \u030A H \u030B v \u030C d \u0323 c \u0327 k \u0328")
        .ToFrozenDictionary(pair => pair.Key[0], pair => pair.Value[0]);

    /// <summary>Accents of mathematics.</summary>
    public static readonly FrozenDictionary<string, char> Hats = Pairs(
        "hat \u0302 widehat \u0302 tilde \u0303 widetilde \u0303 bar \u0304 overline \u0304 breve \u0306 dot \u0307 ddot \u0308 check \u030C vec \u20D7")
        .ToFrozenDictionary(pair => pair.Key, pair => pair.Value[0]);

    /// <summary>Letters outside English; the blanks after such a command belong to it.</summary>
    public static readonly FrozenDictionary<string, string> Letters = Pairs(
        "o ø O Ø l ł L Ł ss ß SS ẞ aa å AA Å ae æ AE Æ oe œ OE Œ i ı j ȷ dh ð DH Ð dj đ DJ Đ th þ TH Þ ng ŋ NG Ŋ")
        .ToFrozenDictionary();

    /// <summary>
    /// Commands whose one argument is simply read on: fonts and the like. A calligraphic O becomes a plain one: it is what
    /// a reader says and searches, and many fonts lack the other. TeX's \b is a bar under a letter, arXiv's authors make it bold.
    /// </summary>
    public static readonly FrozenSet<string> Wrappers = """
        textbf textit emph textrm textsf texttt textsc textsl textup textmd textnormal text mbox hbox underline uline uline
        mathrm mathbf mathit mathsf mathtt mathnormal boldsymbol bm pmb operatorname mathop mathcal mathscr mathfrak
        ensuremath url nolinkurl b
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet();

    /// <summary>Commands that change only how the following looks.</summary>
    public static readonly FrozenSet<string> Switches = """
        em it bf rm tt sc sl sf cal bfseries itshape ttfamily scshape left right middle big Big bigg Bigg bigl bigr Bigl Bigr
        biggl biggr Biggl Biggr displaystyle textstyle scriptstyle limits nolimits noindent
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet();

    /// <summary>Double-struck letters that are in the Basic Multilingual Plane; most fonts lack the others.</summary>
    public static readonly FrozenDictionary<char, char> DoubleStruck = Pairs("C ℂ H ℍ N ℕ P ℙ Q ℚ R ℝ Z ℤ")
        .ToFrozenDictionary(pair => pair.Key[0], pair => pair.Value[0]);

    /// <summary>Named functions: upright, with a blank before what they are applied to.</summary>
    public static readonly FrozenSet<string> Functions = """
        log ln lg exp sin cos tan cot sec csc sinh cosh tanh arcsin arccos arctan max min sup inf lim limsup liminf arg argmax
        argmin det dim ker deg gcd hom Pr
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet();

    /// <summary>Relations and binary operators: spaced on both sides where the author wrote a blank on either.</summary>
    public static readonly FrozenDictionary<string, string> Operators = Pairs("""
        times × div ÷ pm ± mp ∓ cdot · ast ∗ star ⋆ circ ∘ bullet • oplus ⊕ ominus ⊖ otimes ⊗ odot ⊙ wedge ∧ land ∧ vee ∨ lor ∨
        cap ∩ cup ∪ setminus ∖ uplus ⊎ sqcup ⊔ bmod mod
        le ≤ leq ≤ leqslant ≤ ge ≥ geq ≥ geqslant ≥ ll ≪ gg ≫ lt < gt > ne ≠ neq ≠ equiv ≡ approx ≈ sim ∼ simeq ≃ cong ≅ propto ∝
        lesssim ≲ gtrsim ≳ prec ≺ succ ≻ preceq ⪯ succeq ⪰ in ∈ notin ∉ ni ∋ subset ⊂ supset ⊃ subseteq ⊆ supseteq ⊇ subsetneq ⊊
        mid | parallel ∥ perp ⊥ vdash ⊢ models ⊨ coloneqq ≔ triangleq ≜ doteq ≐ asymp ≍
        to → rightarrow → longrightarrow ⟶ leftarrow ← gets ← leftrightarrow ↔ Rightarrow ⇒ Longrightarrow ⟹ implies ⟹
        Leftarrow ⇐ Leftrightarrow ⇔ iff ⟺ mapsto ↦ hookrightarrow ↪ uparrow ↑ downarrow ↓ updownarrow ↕ nearrow ↗ searrow ↘
        rightleftharpoons ⇌ colon :
        """).ToFrozenDictionary();

    /// <summary>Everything else that stands for one character or a few.</summary>
    public static readonly FrozenDictionary<string, string> Signs = Pairs("""
        alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ lambda λ mu μ nu ν
        xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi φ varphi φ chi χ psi ψ omega ω
        Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω
        infty ∞ partial ∂ nabla ∇ ell ℓ hbar ℏ Re ℜ Im ℑ aleph ℵ emptyset ∅ varnothing ∅ forall ∀ exists ∃ nexists ∄ neg ¬ lnot ¬
        sum ∑ prod ∏ coprod ∐ int ∫ iint ∬ oint ∮ bigcup ⋃ bigcap ⋂ bigoplus ⨁ bigotimes ⨂ therefore ∴ because ∵
        ldots … dots … cdots ⋯ dotsc … dotsb ⋯ vdots ⋮ ddots ⋱ prime ′ degree ° top ⊤ bot ⊥ angle ∠ triangle △ square □ Box □
        blacksquare ■ checkmark ✓ dagger † ddagger ‡ sharp ♯ flat ♭ natural ♮ langle ⟨ rangle ⟩ lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉
        lVert ‖ rVert ‖ Vert ‖ lvert | rvert | vert | lbrace { rbrace } lbrack [ rbrack ] backslash \
        diamond ⋄ Diamond ◇ lozenge ◊ bigstar ★ clubsuit ♣ heartsuit ♡ spadesuit ♠ complement ∁ wp ℘
        S § P ¶ dag † ddag ‡ copyright © pounds £ euro € texteuro € textregistered ® texttrademark ™ textdegree ° textmu μ
        textendash – textemdash — textquoteleft ‘ textquoteright ’ textquotedblleft “ textquotedblright ” textquotesingle '
        textasciitilde ~ textasciicircum ^ textbackslash \ textunderscore _ textbar | textless < textgreater > textellipsis …
        texttimes × textpm ± textbullet • textperiodcentered · textbraceleft { textbraceright } slash /
        TeX TeX LaTeX LaTeX
        """).ToFrozenDictionary();

    public static readonly FrozenDictionary<char, char> Superscripts = Characters(
        "0123456789+-=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWβγδθφχ′″*†‡°⋆⊤∗∘×",
        "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵝᵞᵟᶿᵠᵡ′″*†‡°⋆ᵀ*°ˣ");

    public static readonly FrozenDictionary<char, char> Subscripts = Characters(
        "0123456789+-=()aehijklmnoprstuvxβγρφχ",
        "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ");

    private static FrozenDictionary<char, char> Characters(string from, string to) =>
        from.Zip(to).ToFrozenDictionary(pair => pair.First, pair => pair.Second);

    private static IEnumerable<KeyValuePair<string, string>> Pairs(string table) =>
        table.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Chunk(2)
            .Select(pair => KeyValuePair.Create(pair[0], pair[1]));
}
