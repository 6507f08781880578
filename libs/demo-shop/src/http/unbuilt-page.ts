/** What is shown while the page is not built: no script, no style of its own, both languages. */
export const UNBUILT_PAGE = `<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Boon</title></head>
<body>
<h1>好物集 · Haowu</h1>
<p>商店页面还没有构建：<code>npm start</code> 会构建它。接口文档在 <a href="/docs">/docs</a>。</p>
<p lang="en">The shop's page is not built yet: <code>npm start</code> builds it. The API documents are at <a href="/docs">/docs</a>.</p>
</body>
</html>
`;
