//! The manners of the playground's page in a real browser: what is private stays so, the keyboard
//! keeps its place, code is shown as it is, and the page speaks the person's language.

use super::browser::{LAST, Page, playground};

const SKIPPED: &str = "skipped: there is no Chromium on this machine";
/// What has the focus.
const FOCUSED: &str = "document.activeElement.textContent";
const MESSAGES: &str = "document.querySelectorAll('#log > li').length";

async fn focus_button(page: &mut Page, label: &str) {
    page.js(&format!(
        "[...document.querySelectorAll('#log button')].filter(b => b.textContent === '{label}').at(-1).focus()"
    ))
    .await;
}

/// Opens a command and types its first option, which is completed to something with `name` in it.
async fn fill(page: &mut Page, command: &str, typed: &str, name: &str) {
    page.type_text(command).await;
    page.until("document.getElementById('menu').children.length === 1")
        .await;
    page.enter().await;
    page.until("document.activeElement.name === 'place'").await;
    page.type_text(typed).await;
    page.until(&format!(
        "document.querySelector('#menu li')?.innerText.includes('{name}') === true"
    ))
    .await;
    page.enter().await;
    page.until(&format!("document.activeElement.value.includes('{name}')"))
        .await;
}

#[tokio::test]
async fn a_private_answer_stays_private_and_the_focus_where_it_was() {
    let Some((mut page, served)) = playground("?locale=en-US").await else {
        println!("{SKIPPED}");
        return;
    };
    fill(&mut page, "/partners", "tianjin", "Tianjin").await;
    // Whoever only passes an option by has chosen nothing in it.
    page.press("+ country").await;
    page.until("document.getElementById('menu').children.length > 1")
        .await;
    page.key("Tab", 9, "").await;
    let country = "document.querySelector('#command [name=country]').value";
    assert_eq!(page.js(country).await, "");
    page.press("+ private").await;
    page.press("Send").await;
    page.until(&format!("{LAST}.includes('page 1 of 3')")).await;

    // By keyboard alone: the focus is on the button also when it has led to the last page.
    focus_button(&mut page, "Next ▶").await;
    for number in [2, 3] {
        page.enter().await;
        page.until(&format!("{LAST}.includes('page {number} of 3')"))
            .await;
        for said in ["Only you can see this", "you used /partners", "Share"] {
            let there = page.js(&format!("{LAST}.includes('{said}')")).await;
            assert_eq!(there, true, "{said} on page {number}");
        }
        let tinted = "document.querySelector('#log > li:last-child').classList.contains('private')";
        assert_eq!(page.js(tinted).await, true);
        assert_eq!(page.js(FOCUSED).await, "Next ▶");
    }
    let off = "document.activeElement.ariaDisabled";
    assert_eq!(page.js(off).await, "true");

    // A form gives the focus back too.
    focus_button(&mut page, "Wrong?").await;
    page.enter().await;
    page.until("document.getElementById('modal').open").await;
    page.key("Escape", 27, "").await;
    page.until("!document.getElementById('modal').open").await;
    assert_eq!(page.js(FOCUSED).await, "Wrong?");

    drop(page);
    served.stop().await;
}

#[tokio::test]
async fn a_menu_waits_for_enter_and_code_is_shown_as_it_is() {
    let Some((mut page, served)) = playground("?locale=en-US").await else {
        println!("{SKIPPED}");
        return;
    };
    page.type_text("when did Tianjin and Kobe pair").await;
    page.enter().await;
    page.until(&format!("{LAST}.includes('1973-06-24')")).await;
    page.press("Cite as …").await;
    page.until(&format!("{LAST}.includes('Choose a style')"))
        .await;
    let before = page.js(MESSAGES).await;

    focus_button(&mut page, "Choose a style").await;
    let marked = "document.querySelector('.choices [aria-selected=true]')?.innerText";
    for style in ["GB/T 7714", "APA", "MLA", "Chicago", "BibTeX"] {
        page.key("ArrowDown", 40, "").await;
        page.until(&format!("{marked} === '{style}'")).await;
        assert_eq!(page.js(FOCUSED).await, "Choose a style");
    }
    let quiet = "document.getElementById('status').textContent";
    assert_eq!(page.js(quiet).await, "");
    page.enter().await;
    page.until(&format!("{LAST}.includes('@online')")).await;
    assert_eq!(page.js(MESSAGES).await, before);
    assert_eq!(page.js(FOCUSED).await, "Choose a style");
    let only_you = page
        .js(&format!("{LAST}.includes('Only you can see this')"))
        .await;
    assert_eq!(only_you, true);

    assert_eq!(page.js(&format!("{LAST}.includes('```')")).await, false);
    let code = "document.querySelector('#log > li:last-child pre code').textContent";
    let whole = page.js(code).await.as_str().unwrap().to_owned();
    assert!(
        whole.starts_with("@online{") && whole.ends_with('}'),
        "{whole}"
    );
    let marks_up = page.js("document.querySelectorAll('pre code *').length");
    assert_eq!(marks_up.await, 0);

    drop(page);
    served.stop().await;
}

#[tokio::test]
async fn the_page_speaks_chinese_and_follows_a_change_of_language() {
    let Some((mut page, served)) = playground("?locale=zh-CN").await else {
        println!("{SKIPPED}");
        return;
    };
    assert_eq!(page.js("document.documentElement.lang").await, "zh-CN");
    fill(&mut page, "/友城", "tianjin", "天津").await;
    page.press("+ 仅自己可见").await;
    let choices = "document.querySelector('#command select').innerText.split(/\\s+/).join()";
    assert_eq!(page.js(choices).await, "是,否");
    page.press("发送").await;
    page.until(&format!("{LAST}.includes('您使用了 /友城')"))
        .await;
    page.press("有误？").await;
    page.until("document.getElementById('modal').open").await;
    let labels = "[...document.querySelectorAll('#modal button')].map(b => b.textContent).join()";
    assert_eq!(page.js(labels).await, "取消,提交");
    page.press("取消").await;

    // Nothing that the page itself says is left in English; commands keep their Latin names in the help.
    let around = "[document.title, ...[...document.querySelectorAll('[data-say]')].map(n => n.textContent), \
         ...[...document.querySelectorAll('[aria-label], [placeholder]')].flatMap(n => [n.ariaLabel, n.placeholder])]\
         .filter(said => said && /^[ -~]*[A-Za-z]{2}[ -~]*$/.test(said)).join()";
    assert_eq!(page.js(around).await, "");

    let before = page.js(MESSAGES).await;
    page.js(
        "(() => { const choice = document.getElementById('locale'); choice.value = 'en-US'; \
         choice.dispatchEvent(new Event('change')); })()",
    )
    .await;
    let welcome = "document.querySelector('#log > li').innerText";
    page.until(&format!("{welcome}.includes('any question')"))
        .await;
    assert_eq!(page.js("document.documentElement.lang").await, "en-US");
    assert_eq!(page.js(MESSAGES).await, before);
    for (text, said) in [
        (welcome, "Only you can see this"),
        (LAST, "you used /友城"),
        ("document.getElementById('plain').innerText", "Send"),
    ] {
        let there = page.js(&format!("{text}.includes('{said}')")).await;
        assert_eq!(there, true, "{said}");
    }

    drop(page);
    served.stop().await;
}

/// Names of the controls that have no name, and texts whose colour is too near to their ground.
const FAULTS: &str = "(() => {
    const rgb = (colour) => colour.match(/[\\d.]+/g).map(Number);
    const light = (colour) => {
        const [r, g, b] = rgb(colour).map((c) => c / 255)
            .map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const ground = (node) => {
        for (; node; node = node.parentElement) {
            const colour = getComputedStyle(node).backgroundColor;
            if ((rgb(colour)[3] ?? 1) === 1) return colour;
        }
        return 'rgb(255, 255, 255)';
    };
    const faults = [];
    for (const node of document.querySelectorAll('body *')) {
        const own = [...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim());
        if (!own || !node.checkVisibility() || node.disabled) continue;
        const [a, b] = [light(getComputedStyle(node).color), light(ground(node))];
        const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
        if (ratio < 4.5) faults.push(`${node.tagName} ${node.textContent.slice(0, 30)}: ${ratio}`);
    }
    for (const node of document.querySelectorAll('button, input, select, textarea, [role=listbox], [role=log]')) {
        const name = node.ariaLabel || node.labels?.[0]?.textContent.trim() || (node.tagName === 'BUTTON' && node.textContent);
        if (!name) faults.push(`${node.outerHTML.slice(0, 80)} has no name`);
    }
    return faults.join('; ');
})()";

#[tokio::test]
async fn every_control_has_a_name_and_every_text_stands_out() {
    for theme in ["dark", "light"] {
        let Some((mut page, served)) = playground(&format!("?locale=en-US&theme={theme}")).await
        else {
            println!("{SKIPPED}");
            return;
        };
        page.type_text("partners of Tianjin").await;
        page.enter().await;
        page.until(&format!("{LAST}.includes('page 1 of')")).await;
        page.press("Cite as …").await;
        page.until(&format!("{LAST}.includes('Choose a style')"))
            .await;
        page.press("Choose a style").await;
        page.type_text("/partners sha").await;
        page.until("document.activeElement.name === 'place'").await;
        page.until("document.getElementById('menu').children.length > 1")
            .await;
        assert_eq!(page.js(FAULTS).await, "", "{theme}");

        // What is picked from the list leaves it closed, for screen readers too.
        page.enter().await;
        let open = "document.activeElement.getAttribute('aria-expanded')";
        page.until(&format!("{open} === 'false'")).await;
        drop(page);
        served.stop().await;
    }
}
