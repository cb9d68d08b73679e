package io.github.migratemaven.page;
import java.nio.file.*;
final class SampleMain { public static void main(String[] a) throws Exception {
 Path small=Path.of("/tmp/small.html"), large=Path.of("/tmp/large.html");
 if (a.length==0||a[0].contains("g")) {
 Files.writeString(small, SamplePages.html(SamplePages.small()));
 Files.writeString(large, SamplePages.html(SamplePages.large(100)));
 }
 try (Chromium c = Chromium.start(Files.createTempDirectory("chromium"))) {
  for (boolean dark : new boolean[]{false,true}) for (int w : new int[]{390,1440}) for (Path p : new Path[]{small,large}) {
   String n="/tmp/shot-"+p.getFileName().toString().replace(".html","")+"-"+w+(dark?"-dark":"");
   c.open(p,w,w==390?844:1000,dark);
   System.out.println(n+" "+c.complaints()+" scroll "+c.evaluate("document.documentElement.scrollWidth"));
   c.screenshot(Path.of(n+"-1.png"));
   c.evaluate("document.getElementById('schema').scrollIntoView()"); Thread.sleep(100);
   c.screenshot(Path.of(n+"-2.png"));
   c.evaluate("(()=>{const b=[...document.querySelectorAll('#overview .box')]; b.sort((x,y)=>document.querySelectorAll('#overview .line[data-to=\"'+y.dataset.id+'\"]').length-document.querySelectorAll('#overview .line[data-to=\"'+x.dataset.id+'\"]').length); b[0].dispatchEvent(new MouseEvent('click',{bubbles:true,cancelable:true}));})()"); Thread.sleep(100);
   c.screenshot(Path.of(n+"-3.png"));
   c.evaluate("document.getElementById('near').scrollIntoView()"); Thread.sleep(100);
   c.screenshot(Path.of(n+"-4.png"));
   c.evaluate("(()=>{const d=document.querySelectorAll('.relation')[p]; d.open=true; d.scrollIntoView()})()".replace("[p]","[1]")); Thread.sleep(100);
   c.screenshot(Path.of(n+"-5.png"));
   c.evaluate("(()=>{const d=document.querySelector('.history details'); d.open=true; d.scrollIntoView()})()"); Thread.sleep(100);
   c.screenshot(Path.of(n+"-6.png"));
  }
 }
 System.exit(0);
}}
